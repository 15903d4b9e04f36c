import type { Rect } from './geometry';

const CELL = 512;
/** An item over more cells than this is kept in a short list that every query looks at. */
const MAX_CELLS = 64;

/** A uniform grid over numbered rectangles. Built for many items of similar size and for queries of a viewport. */
export class SpatialGrid {
  private readonly cells = new Map<number, number[]>();
  private readonly oversized = new Set<number>();
  private readonly ranges = new Map<number, readonly [number, number, number, number]>();
  private stamps = new Uint32Array(1024);
  private stamp = 0;

  get size(): number {
    return this.ranges.size;
  }

  set(item: number, x: number, y: number, w: number, h: number): void {
    const x0 = Math.floor(x / CELL);
    const y0 = Math.floor(y / CELL);
    const x1 = Math.floor((x + w) / CELL);
    const y1 = Math.floor((y + h) / CELL);
    const old = this.ranges.get(item);
    if (old !== undefined && old[0] === x0 && old[1] === y0 && old[2] === x1 && old[3] === y1) return;
    if (old !== undefined) this.unlink(item, old);
    this.ranges.set(item, [x0, y0, x1, y1]);
    if (item >= this.stamps.length) {
      const grown = new Uint32Array(Math.max(item + 1, this.stamps.length * 2));
      grown.set(this.stamps);
      this.stamps = grown;
    }
    if ((x1 - x0 + 1) * (y1 - y0 + 1) > MAX_CELLS) {
      this.oversized.add(item);
      return;
    }
    for (let cy = y0; cy <= y1; cy++) {
      for (let cx = x0; cx <= x1; cx++) {
        const key = cellKey(cx, cy);
        const cell = this.cells.get(key);
        if (cell === undefined) this.cells.set(key, [item]);
        else cell.push(item);
      }
    }
  }

  delete(item: number): void {
    const range = this.ranges.get(item);
    if (range === undefined) return;
    this.unlink(item, range);
    this.ranges.delete(item);
  }

  /** Items whose cells touch the rectangle, each once, in no order; a superset of those that overlap it. */
  query(area: Rect, out: number[] = []): number[] {
    this.stamp++;
    const x0 = Math.floor(area.x / CELL);
    const y0 = Math.floor(area.y / CELL);
    const x1 = Math.floor((area.x + area.w) / CELL);
    const y1 = Math.floor((area.y + area.h) / CELL);
    if ((x1 - x0 + 1) * (y1 - y0 + 1) > this.cells.size) this.queryAllCells(x0, y0, x1, y1, out);
    else {
      for (let cy = y0; cy <= y1; cy++) {
        for (let cx = x0; cx <= x1; cx++) this.collect(this.cells.get(cellKey(cx, cy)), out);
      }
    }
    for (const item of this.oversized) {
      const [rx0, ry0, rx1, ry1] = this.ranges.get(item)!;
      if (rx0 <= x1 && rx1 >= x0 && ry0 <= y1 && ry1 >= y0) out.push(item);
    }
    return out;
  }

  clear(): void {
    this.cells.clear();
    this.oversized.clear();
    this.ranges.clear();
  }

  private queryAllCells(x0: number, y0: number, x1: number, y1: number, out: number[]): void {
    for (const [item, range] of this.ranges) {
      if (range[0] <= x1 && range[2] >= x0 && range[1] <= y1 && range[3] >= y0 && !this.oversized.has(item)) {
        out.push(item);
      }
    }
  }

  private collect(cell: readonly number[] | undefined, out: number[]): void {
    if (cell === undefined) return;
    for (let i = 0; i < cell.length; i++) {
      const item = cell[i]!;
      if (this.stamps[item] === this.stamp) continue;
      this.stamps[item] = this.stamp;
      out.push(item);
    }
  }

  private unlink(item: number, [x0, y0, x1, y1]: readonly [number, number, number, number]): void {
    if (this.oversized.delete(item)) return;
    for (let cy = y0; cy <= y1; cy++) {
      for (let cx = x0; cx <= x1; cx++) {
        const key = cellKey(cx, cy);
        const cell = this.cells.get(key);
        if (cell === undefined) continue;
        const at = cell.indexOf(item);
        if (at >= 0) {
          cell[at] = cell[cell.length - 1]!;
          cell.pop();
        }
        if (cell.length === 0) this.cells.delete(key);
      }
    }
  }
}

/** One number per cell; unique for coordinates of up to ±2²⁵ cells. */
function cellKey(cx: number, cy: number): number {
  return (cx + 0x2000000) * 0x4000000 + (cy + 0x2000000);
}
