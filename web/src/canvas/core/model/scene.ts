import type * as Y from 'yjs';
import { type CanvasDocument, type Geo, readBlock, readEdge, readGeo } from './canvas-document';
import type { Catalog } from './catalog';
import type { Rect } from './geometry';
import { SceneTables } from './scene-tables';

export interface SceneChange {
  /** Blocks whose content or place changed, came or went. */
  blocks: ReadonlySet<string>;
  edges: boolean;
  /** Some block or edge came or went. */
  structure: boolean;
}

/**
 * The canvas as numbers: a mirror of the Yjs document in columns with spatial indexes, kept current by observers.
 * Drafts (drag, resize) move what is shown without touching the document.
 */
export class Scene extends SceneTables {
  private readonly source: CanvasDocument;
  private readonly drafts = new Map<string, Rect>();
  private readonly listeners = new Set<(change: SceneChange) => void>();
  private readonly draftListeners = new Set<(ids: readonly string[]) => void>();
  private readonly touched = new Set<string>();
  private edgesTouched = false;
  private structureTouched = false;

  /** Empty, but for what changes from now on, until it is filled. */
  constructor(source: CanvasDocument, catalog: Catalog) {
    super(catalog);
    this.source = source;
    source.geo.observe(this.onGeo);
    source.blocks.observeDeep(this.onBlocks);
    source.edges.observeDeep(this.onEdges);
    source.doc.on('afterTransaction', this.flush);
  }

  /** Takes in what the document holds, block by block: of a large one there are moments in between for other things. */
  *fill(): Generator<undefined> {
    const { blocks, edges } = this.source;
    for (const id of [...blocks.keys()]) {
      const fields = blocks.get(id);
      if (fields !== undefined) this.putBlock(id, fields);
      yield;
    }
    for (const id of [...edges.keys()]) {
      const fields = edges.get(id);
      if (fields !== undefined) this.putEdge(id, fields);
      yield;
    }
    this.touched.clear();
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
      this.tintSlot(slot);
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

  protected override isLifted(id: string): boolean {
    return this.drafts.has(id);
  }

  private putBlock(id: string, fields: Y.Map<unknown>): void {
    if (!this.blocks.has(id)) this.structureTouched = true;
    this.setBlock(readBlock(id, fields), this.drafts.has(id) ? null : readGeo(this.source.geo.get(id)));
    this.touched.add(id);
  }

  private dropBlock(id: string): void {
    const content = this.blocks.get(id);
    if (content === undefined) return;
    this.drafts.delete(id);
    this.removeBlock(content);
    this.edgesTouched = true;
    this.structureTouched = true;
    this.touched.add(id);
  }

  private replace(id: string): void {
    const slot = this.blocks.slot(id);
    if (slot < 0) return;
    this.touched.add(id);
    if (this.drafts.has(id)) return;
    this.blocks.place(slot, readGeo(this.source.geo.get(id)));
    this.index(id, slot);
  }

  private putEdge(id: string, fields: Y.Map<unknown>): void {
    if (this.edges.slot(id) < 0) this.structureTouched = true;
    this.setEdge(readEdge(id, fields));
    this.edgesTouched = true;
  }

  private dropEdge(id: string): void {
    const slot = this.edges.remove(id);
    if (slot < 0) return;
    this.edgeGrid.delete(slot);
    this.edgesTouched = true;
    this.structureTouched = true;
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
