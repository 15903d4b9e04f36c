import type { BlockTable } from './block-table';
import type { EdgeContent } from './canvas-document';
import type { Catalog } from './catalog';
import type { EdgeRoute } from './edge-route';
import type { Rect } from './geometry';

/** The four numbers an edge is drawn from: where it leaves and where it arrives, in world pixels. */
export interface EdgeEnds {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Edges as columns. An edge whose block has not arrived yet has an end of −1 and is not drawn. */
export class EdgeTable {
  fromSlot = new Int32Array(256);
  toSlot = new Int32Array(256);
  fromShare = new Float32Array(256);
  toShare = new Float32Array(256);
  readonly content: (EdgeContent | undefined)[] = [];
  /** The way around what lies between the ends; empty where a plain curve is drawn. */
  readonly routes: (EdgeRoute | null | undefined)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly free: number[] = [];
  private readonly byBlock = new Map<string, Set<number>>();
  private readonly ends: EdgeEnds = { x1: 0, y1: 0, x2: 0, y2: 0 };
  private readonly blocks: BlockTable;

  constructor(blocks: BlockTable) {
    this.blocks = blocks;
  }

  get size(): number {
    return this.slots.size;
  }

  slot(id: string): number {
    return this.slots.get(id) ?? -1;
  }

  get(id: string): EdgeContent | undefined {
    return this.content[this.slot(id)];
  }

  entries(): IterableIterator<[string, number]> {
    return this.slots.entries();
  }

  /** Slots of the edges at a block, whether or not their other end exists. */
  at(blockId: string): ReadonlySet<number> {
    return this.byBlock.get(blockId) ?? NONE;
  }

  add(content: EdgeContent, catalog: Catalog): number {
    const known = this.slots.get(content.id);
    const slot = known ?? this.free.pop() ?? this.content.length;
    if (slot >= this.fromSlot.length) this.grow();
    if (known !== undefined) this.unlink(known);
    this.content[slot] = content;
    this.slots.set(content.id, slot);
    this.link(content.fromBlock, slot);
    this.link(content.toBlock, slot);
    this.resolve(slot, catalog);
    return slot;
  }

  remove(id: string): number {
    const slot = this.slots.get(id);
    if (slot === undefined) return -1;
    this.unlink(slot);
    this.slots.delete(id);
    this.content[slot] = undefined;
    this.routes[slot] = null;
    this.free.push(slot);
    return slot;
  }

  /** Looks its blocks and ports up again: they may have come, gone or changed type. */
  resolve(slot: number, catalog: Catalog): void {
    const edge = this.content[slot];
    if (edge === undefined) return;
    this.fromSlot[slot] = this.blocks.slot(edge.fromBlock);
    this.toSlot[slot] = this.blocks.slot(edge.toBlock);
    this.fromShare[slot] = catalog.portShare(this.blocks.get(edge.fromBlock)?.type ?? '', 'out', edge.fromPort);
    this.toShare[slot] = catalog.portShare(this.blocks.get(edge.toBlock)?.type ?? '', 'in', edge.toPort);
  }

  drawable(slot: number): boolean {
    return this.content[slot] !== undefined && this.fromSlot[slot]! >= 0 && this.toSlot[slot]! >= 0;
  }

  /** Ends of a drawable edge. The object is reused by the next call. */
  endsOf(slot: number): EdgeEnds {
    const b = this.blocks;
    const from = this.fromSlot[slot]!;
    const to = this.toSlot[slot]!;
    this.ends.x1 = b.x[from]! + b.w[from]!;
    this.ends.y1 = b.y[from]! + b.h[from]! * this.fromShare[slot]!;
    this.ends.x2 = b.x[to]!;
    this.ends.y2 = b.y[to]! + b.h[to]! * this.toShare[slot]!;
    return this.ends;
  }

  private link(blockId: string, slot: number): void {
    const set = this.byBlock.get(blockId);
    if (set === undefined) this.byBlock.set(blockId, new Set([slot]));
    else set.add(slot);
  }

  private unlink(slot: number): void {
    const edge = this.content[slot];
    if (edge === undefined) return;
    for (const id of [edge.fromBlock, edge.toBlock]) {
      const set = this.byBlock.get(id);
      set?.delete(slot);
      if (set?.size === 0) this.byBlock.delete(id);
    }
  }

  private grow(): void {
    const length = this.fromSlot.length * 2;
    const widen = <T extends Int32Array | Float32Array>(old: T, wide: T): T => {
      wide.set(old);
      return wide;
    };
    this.fromSlot = widen(this.fromSlot, new Int32Array(length));
    this.toSlot = widen(this.toSlot, new Int32Array(length));
    this.fromShare = widen(this.fromShare, new Float32Array(length));
    this.toShare = widen(this.toShare, new Float32Array(length));
  }
}

const NONE: ReadonlySet<number> = new Set();

/** How far the control points of an edge reach out: a gentle curve forwards, a wider loop backwards. */
export function edgeReach(x1: number, x2: number): number {
  const dx = x2 - x1;
  return dx >= 0 ? Math.max(28, Math.min(dx * 0.5, 180)) : Math.min(240, 64 - dx * 0.35);
}

/** A box that surely holds the curve. */
export function edgeBounds({ x1, y1, x2, y2 }: EdgeEnds): Rect {
  const reach = edgeReach(x1, x2);
  const left = Math.min(x1, x2 - reach);
  const right = Math.max(x2, x1 + reach);
  const top = Math.min(y1, y2);
  return { x: left - 4, y: top - 4, w: right - left + 8, h: Math.abs(y2 - y1) + 8 };
}
