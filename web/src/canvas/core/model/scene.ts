import type * as Y from 'yjs';
import { BlockTable, LAYER } from './block-table';
import { type BlockContent, type CanvasDocument, type Geo, readBlock, readEdge, readGeo } from './canvas-document';
import type { Catalog } from './catalog';
import { colorNumber } from './color-number';
import { routeBounds } from './edge-route';
import { EdgeRouter } from './edge-router';
import { EdgeTable, edgeBounds } from './edge-table';
import { frameColor } from './frame-color';
import { type Rect, unionRects } from './geometry';
import { SpatialGrid } from './spatial-grid';

export interface SceneChange {
  /** Blocks whose content or place changed, came or went. */
  blocks: ReadonlySet<string>;
  edges: boolean;
  /** Some block or edge came or went. */
  structure: boolean;
}

const NOTE_COLORS: Record<string, string> = {
  yellow: '#f2c94c',
  orange: '#f0965a',
  pink: '#e78ab0',
  blue: '#6ea8dc',
  green: '#7cc08a',
  gray: '#9aa5ae',
};

/**
 * The canvas as numbers: a mirror of the Yjs document in columns with spatial indexes, kept current by observers.
 * Drafts (drag, resize) move what is shown without touching the document.
 */
export class Scene {
  readonly blocks = new BlockTable();
  readonly edges = new EdgeTable(this.blocks);
  readonly blockGrid = new SpatialGrid();
  readonly edgeGrid = new SpatialGrid();
  readonly children = new Map<string, Set<string>>();
  catalog: Catalog;
  private readonly router = new EdgeRouter(this);
  private readonly source: CanvasDocument;
  private readonly drafts = new Map<string, Rect>();
  private readonly listeners = new Set<(change: SceneChange) => void>();
  private readonly draftListeners = new Set<(ids: readonly string[]) => void>();
  private readonly touched = new Set<string>();
  private edgesTouched = false;
  private structureTouched = false;

  constructor(source: CanvasDocument, catalog: Catalog) {
    this.source = source;
    this.catalog = catalog;
    source.blocks.forEach((fields, id) => {
      this.putBlock(id, fields);
    });
    source.edges.forEach((fields, id) => {
      this.putEdge(id, fields);
    });
    this.touched.clear();
    source.geo.observe(this.onGeo);
    source.blocks.observeDeep(this.onBlocks);
    source.edges.observeDeep(this.onEdges);
    source.doc.on('afterTransaction', this.flush);
  }

  destroy(): void {
    this.source.geo.unobserve(this.onGeo);
    this.source.blocks.unobserveDeep(this.onBlocks);
    this.source.edges.unobserveDeep(this.onEdges);
    this.source.doc.off('afterTransaction', this.flush);
    this.listeners.clear();
    this.draftListeners.clear();
  }

  onChange(listener: (change: SceneChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Told when edges came, went or changed. */
  readonly onEdgeChange = (listener: () => void): (() => void) =>
    this.onChange((change) => {
      if (change.edges) listener();
    });

  /** Told on every move of a draft; may come once per frame. */
  onDraft(listener: (ids: readonly string[]) => void): () => void {
    this.draftListeners.add(listener);
    return () => this.draftListeners.delete(listener);
  }

  setCatalog(catalog: Catalog): void {
    this.catalog = catalog;
    for (const [id, slot] of this.blocks.entries()) {
      this.blocks.content[slot] = { ...this.blocks.content[slot]! }; // a new object, so that cards look again
      this.paintSlot(slot);
      this.touched.add(id);
    }
    for (const [, slot] of this.edges.entries()) this.reindexEdge(slot);
    this.edgesTouched = true;
    this.flush();
  }

  get draftIds(): ReadonlyMap<string, Rect> {
    return this.drafts;
  }

  /** Shows blocks at other places until the draft is cleared. */
  setDraft(rects: ReadonlyMap<string, Rect>): void {
    const gone = [...this.drafts.keys()].filter((id) => !rects.has(id));
    for (const id of gone) this.drafts.delete(id);
    for (const id of gone) this.replace(id);
    for (const [id, rect] of rects) {
      const slot = this.blocks.slot(id);
      if (slot < 0) continue;
      this.drafts.set(id, rect);
      this.blocks.place(slot, rect);
      this.index(id, slot);
    }
    if (gone.length > 0) for (const slot of this.router.affected(new Set(gone))) this.indexEdge(slot);
    const ids = [...gone, ...rects.keys()];
    for (const listener of this.draftListeners) listener(ids);
  }

  clearDraft(): void {
    if (this.drafts.size > 0) this.setDraft(new Map());
  }

  bounds(ids: Iterable<string> = this.blocks.ids()): Rect | null {
    const rects: Rect[] = [];
    for (const id of ids) {
      const rect = this.blocks.rectOf(id);
      if (rect !== null) rects.push(rect);
    }
    return unionRects(rects);
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

  private readonly onGeo = (event: Y.YMapEvent<Geo>) => {
    for (const id of event.keysChanged) this.replace(String(id));
  };

  private readonly onBlocks = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const id of changedKeys(events)) {
      const fields = this.source.blocks.get(id);
      if (fields === undefined) this.dropBlock(id);
      else this.putBlock(id, fields);
    }
  };

  private readonly onEdges = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const id of changedKeys(events)) {
      const fields = this.source.edges.get(id);
      if (fields === undefined) this.dropEdge(id);
      else this.putEdge(id, fields);
    }
  };

  private readonly flush = () => {
    if (this.touched.size === 0 && !this.edgesTouched) return;
    for (const slot of this.router.affected(this.touched)) this.indexEdge(slot);
    const change = { blocks: new Set(this.touched), edges: this.edgesTouched, structure: this.structureTouched };
    this.touched.clear();
    this.edgesTouched = false;
    this.structureTouched = false;
    for (const listener of this.listeners) listener(change);
  };

  private putBlock(id: string, fields: Y.Map<unknown>): void {
    const before = this.blocks.get(id);
    const content = readBlock(id, fields);
    const slot = this.blocks.add(content);
    if (before === undefined) this.structureTouched = true;
    this.adopt(content, before);
    this.paintSlot(slot);
    if (!this.drafts.has(id)) this.blocks.place(slot, readGeo(this.source.geo.get(id)));
    this.index(id, slot, before?.type !== content.type);
    this.touched.add(id);
  }

  private dropBlock(id: string): void {
    const content = this.blocks.get(id);
    if (content === undefined) return;
    const slot = this.blocks.remove(id);
    this.blockGrid.delete(slot);
    this.drafts.delete(id);
    if (content.parent !== null) this.children.get(content.parent)?.delete(id);
    for (const edge of this.edges.at(id)) this.reindexEdge(edge);
    this.edgesTouched = true;
    this.structureTouched = true;
    this.touched.add(id);
  }

  private adopt(content: BlockContent, before: BlockContent | undefined): void {
    if (before !== undefined && before.parent === content.parent) return;
    if (before?.parent != null) this.children.get(before.parent)?.delete(content.id);
    if (content.parent === null || content.parent === content.id) return;
    const siblings = this.children.get(content.parent);
    if (siblings === undefined) this.children.set(content.parent, new Set([content.id]));
    else siblings.add(content.id);
  }

  private paintSlot(slot: number): void {
    const { type, props } = this.blocks.content[slot]!;
    this.blocks.layer[slot] = type === 'frame' || type === 'group' || type === 'note' ? LAYER[type] : LAYER.block;
    const own = type === 'frame' && props.color === undefined ? frameColor(this.blocks.content[slot]!) : undefined;
    const named = own ?? NOTE_COLORS[props.color ?? (type === 'note' ? 'yellow' : 'gray')];
    const color = this.blocks.layer[slot] === LAYER.block ? this.catalog.get(type)?.color : named;
    this.blocks.color[slot] = colorNumber(color ?? '#78858f');
  }

  private replace(id: string): void {
    const slot = this.blocks.slot(id);
    if (slot < 0) return;
    this.touched.add(id);
    if (this.drafts.has(id)) return;
    this.blocks.place(slot, readGeo(this.source.geo.get(id)));
    this.index(id, slot);
  }

  private index(id: string, slot: number, ports = false): void {
    const { x, y, w, h } = this.blocks;
    this.blockGrid.set(slot, x[slot]!, y[slot]!, w[slot]!, h[slot]!);
    for (const edge of this.edges.at(id)) {
      if (ports) this.edges.resolve(edge, this.catalog);
      this.indexEdge(edge);
    }
  }

  private putEdge(id: string, fields: Y.Map<unknown>): void {
    if (this.edges.slot(id) < 0) this.structureTouched = true;
    this.indexEdge(this.edges.add(readEdge(id, fields), this.catalog));
    this.edgesTouched = true;
  }

  private dropEdge(id: string): void {
    const slot = this.edges.remove(id);
    if (slot < 0) return;
    this.edgeGrid.delete(slot);
    this.edgesTouched = true;
    this.structureTouched = true;
  }

  private reindexEdge(slot: number): void {
    this.edges.resolve(slot, this.catalog);
    this.indexEdge(slot);
  }

  private indexEdge(slot: number): void {
    if (!this.edges.drawable(slot)) {
      this.edgeGrid.delete(slot);
      return;
    }
    const edge = this.edges.content[slot]!;
    const lifted = this.drafts.has(edge.fromBlock) || this.drafts.has(edge.toBlock);
    const route = lifted ? null : this.router.route(slot);
    this.edges.routes[slot] = route;
    const box = route === null ? edgeBounds(this.edges.endsOf(slot)) : routeBounds(route);
    this.edgeGrid.set(slot, box.x, box.y, box.w, box.h);
  }
}

function changedKeys(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
  const keys = new Set<string>();
  for (const event of events) {
    if (event.path.length > 0) keys.add(String(event.path[0]));
    else for (const key of event.changes.keys.keys()) keys.add(key);
  }
  return keys;
}
