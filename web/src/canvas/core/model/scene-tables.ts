import { BlockTable, LAYER } from './block-table';
import type { BlockContent, EdgeContent, Geo } from './canvas-document';
import type { Catalog } from './catalog';
import { colorNumber } from './color-number';
import { routeBounds } from './edge-route';
import { EdgeRouter } from './edge-router';
import { EdgeTable, edgeBounds } from './edge-table';
import { frameColor } from './frame-color';
import type { Rect } from './geometry';
import { SpatialGrid } from './spatial-grid';

const NOTE_COLORS: Record<string, string> = {
  yellow: '#f2c94c',
  orange: '#f0965a',
  pink: '#e78ab0',
  blue: '#6ea8dc',
  green: '#7cc08a',
  gray: '#9aa5ae',
};

/** Blocks and edges as numbers with spatial indexes: all that painting, hitting and looking up read. */
export class SceneTables {
  readonly blocks = new BlockTable();
  readonly edges = new EdgeTable(this.blocks);
  readonly blockGrid = new SpatialGrid();
  readonly edgeGrid = new SpatialGrid();
  readonly children = new Map<string, Set<string>>();
  catalog: Catalog;
  protected readonly router = new EdgeRouter(this);

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  /** So many edges the canvas has: of very many no ways around blocks are looked for. */
  get edgeCount(): number {
    return this.edges.size;
  }

  bounds(ids: Iterable<string> = this.blocks.ids()): Rect | null {
    const { x, y, w, h } = this.blocks;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const id of ids) {
      const slot = this.blocks.slot(id);
      if (slot < 0) continue;
      left = Math.min(left, x[slot]!);
      top = Math.min(top, y[slot]!);
      right = Math.max(right, x[slot]! + w[slot]!);
      bottom = Math.max(bottom, y[slot]! + h[slot]!);
    }
    return left > right ? null : { x: left, y: top, w: right - left, h: bottom - top };
  }

  /** A block with all that lies inside it, frames and groups expanded; parent cycles of a hostile document end. */
  withDescendants(ids: Iterable<string>): Set<string> {
    const all = new Set<string>();
    const stack = [...ids];
    while (stack.length > 0) {
      const id = stack.pop()!;
      if (all.has(id) || !this.blocks.has(id)) continue;
      all.add(id);
      for (const child of this.children.get(id) ?? []) stack.push(child);
    }
    return all;
  }

  /** Adds a block or takes in its new content; `geo` null leaves it where it is shown. */
  setBlock(content: BlockContent, geo: Geo | null): void {
    const { id } = content;
    const before = this.blocks.get(id);
    const slot = this.blocks.add(content);
    this.adopt(content, before);
    this.tintSlot(slot);
    if (geo !== null) this.blocks.place(slot, geo);
    this.index(id, slot, before?.type !== content.type);
  }

  setEdge(content: EdgeContent): void {
    this.indexEdge(this.edges.add(content, this.catalog));
  }

  /** Blocks in the hand: their edges are not led around others. */
  protected isLifted(_id: string): boolean {
    return false;
  }

  protected removeBlock({ id, parent }: BlockContent): void {
    this.blockGrid.delete(this.blocks.remove(id));
    if (parent !== null) this.children.get(parent)?.delete(id);
    for (const edge of this.edges.at(id)) this.reindexEdge(edge);
  }

  protected tintSlot(slot: number): void {
    const { type, props } = this.blocks.content[slot]!;
    this.blocks.layer[slot] = type === 'frame' || type === 'group' || type === 'note' ? LAYER[type] : LAYER.block;
    const own = type === 'frame' && props.color === undefined ? frameColor(this.blocks.content[slot]!) : undefined;
    const named = own ?? NOTE_COLORS[props.color ?? (type === 'note' ? 'yellow' : 'gray')];
    const color = this.blocks.layer[slot] === LAYER.block ? this.catalog.get(type)?.color : named;
    this.blocks.color[slot] = colorNumber(color ?? '#78858f');
  }

  protected index(id: string, slot: number, ports = false): void {
    const { x, y, w, h } = this.blocks;
    this.blockGrid.set(slot, x[slot]!, y[slot]!, w[slot]!, h[slot]!);
    for (const edge of this.edges.at(id)) {
      if (ports) this.edges.resolve(edge, this.catalog);
      this.indexEdge(edge);
    }
  }

  protected reindexEdge(slot: number): void {
    this.edges.resolve(slot, this.catalog);
    this.indexEdge(slot);
  }

  protected indexEdge(slot: number): void {
    if (!this.edges.drawable(slot)) {
      this.edgeGrid.delete(slot);
      return;
    }
    const edge = this.edges.content[slot]!;
    const lifted = this.isLifted(edge.fromBlock) || this.isLifted(edge.toBlock);
    const route = lifted ? null : this.router.route(slot);
    this.edges.routes[slot] = route;
    const box = route === null ? edgeBounds(this.edges.endsOf(slot)) : routeBounds(route);
    this.edgeGrid.set(slot, box.x, box.y, box.w, box.h);
  }

  private adopt(content: BlockContent, before: BlockContent | undefined): void {
    if (before !== undefined && before.parent === content.parent) return;
    if (before?.parent != null) this.children.get(before.parent)?.delete(content.id);
    if (content.parent === null || content.parent === content.id) return;
    const siblings = this.children.get(content.parent);
    if (siblings === undefined) this.children.set(content.parent, new Set([content.id]));
    else siblings.add(content.id);
  }
}
