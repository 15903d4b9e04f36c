import type { BlockContent, Geo } from './canvas-document';
import type { Rect } from './geometry';

/** How a block is layered: frames lie below groups, groups below everything else. */
export const LAYER = { frame: 0, group: 1, block: 2, note: 3 } as const;

/**
 * Blocks as columns: what is read thousands of times per frame sits in typed arrays under a small number, the slot.
 * x, y, w, h are what is shown; while a block is dragged or resized they run ahead of the document.
 */
export class BlockTable {
  x = new Float64Array(256);
  y = new Float64Array(256);
  w = new Float64Array(256);
  h = new Float64Array(256);
  layer = new Uint8Array(256);
  /** Catalog colour as 0xRRGGBB, for the painter. */
  color = new Uint32Array(256);
  readonly content: (BlockContent | undefined)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly free: number[] = [];

  get size(): number {
    return this.slots.size;
  }

  /** Slots below this bound may be in use. */
  get bound(): number {
    return this.content.length;
  }

  slot(id: string): number {
    return this.slots.get(id) ?? -1;
  }

  has(id: string): boolean {
    return this.slots.has(id);
  }

  ids(): IterableIterator<string> {
    return this.slots.keys();
  }

  entries(): IterableIterator<[string, number]> {
    return this.slots.entries();
  }

  get(id: string): BlockContent | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.content[slot];
  }

  add(content: BlockContent): number {
    const known = this.slots.get(content.id);
    if (known !== undefined) {
      this.content[known] = content;
      return known;
    }
    const slot = this.free.pop() ?? this.content.length;
    if (slot >= this.x.length) this.grow();
    this.content[slot] = content;
    this.slots.set(content.id, slot);
    return slot;
  }

  remove(id: string): number {
    const slot = this.slots.get(id);
    if (slot === undefined) return -1;
    this.slots.delete(id);
    this.content[slot] = undefined;
    this.free.push(slot);
    return slot;
  }

  place(slot: number, geo: Geo | Rect): void {
    const [x, y, w, h] = Array.isArray(geo) ? geo : [geo.x, geo.y, geo.w, geo.h];
    this.x[slot] = x;
    this.y[slot] = y;
    this.w[slot] = w;
    this.h[slot] = h;
  }

  rect(slot: number): Rect {
    return { x: this.x[slot]!, y: this.y[slot]!, w: this.w[slot]!, h: this.h[slot]! };
  }

  rectOf(id: string): Rect | null {
    const slot = this.slot(id);
    return slot < 0 ? null : this.rect(slot);
  }

  /** Paint order: layer, then z, then id. */
  compare(a: number, b: number): number {
    const byLayer = this.layer[a]! - this.layer[b]!;
    if (byLayer !== 0) return byLayer;
    const ca = this.content[a]!;
    const cb = this.content[b]!;
    if (ca.z !== cb.z) return ca.z < cb.z ? -1 : 1;
    return ca.id < cb.id ? -1 : ca.id > cb.id ? 1 : 0;
  }

  private grow(): void {
    const length = this.x.length * 2;
    this.x = widen(this.x, new Float64Array(length));
    this.y = widen(this.y, new Float64Array(length));
    this.w = widen(this.w, new Float64Array(length));
    this.h = widen(this.h, new Float64Array(length));
    this.layer = widen(this.layer, new Uint8Array(length));
    this.color = widen(this.color, new Uint32Array(length));
  }
}

function widen<T extends Float64Array | Uint8Array | Uint32Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}
