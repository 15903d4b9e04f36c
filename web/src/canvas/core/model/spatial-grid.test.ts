import { describe, expect, it } from 'vitest';
import { type Rect, rectsOverlap } from './geometry';
import { SpatialGrid } from './spatial-grid';

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('SpatialGrid', () => {
  it('finds every rectangle that a full search finds, through inserts, moves and deletes', () => {
    const random = numbers(7);
    const grid = new SpatialGrid();
    const rects = new Map<number, Rect>();
    for (let step = 0; step < 4_000; step++) {
      const item = Math.floor(random() * 600);
      if (random() < 0.2) {
        grid.delete(item);
        rects.delete(item);
        continue;
      }
      const huge = random() < 0.02;
      const size = huge ? 9_000 : 300;
      const rect = {
        x: random() * 20_000 - 10_000,
        y: random() * 20_000 - 10_000,
        w: random() * size,
        h: random() * size,
      };
      grid.set(item, rect.x, rect.y, rect.w, rect.h);
      rects.set(item, rect);
    }
    for (let i = 0; i < 200; i++) {
      const area = {
        x: random() * 20_000 - 10_000,
        y: random() * 20_000 - 10_000,
        w: random() * 3_000,
        h: random() * 3_000,
      };
      const found = grid.query(area);
      expect(new Set(found).size).toBe(found.length);
      const expected = [...rects].filter(([, rect]) => rectsOverlap(rect, area)).map(([item]) => item);
      expect(expected.every((item) => found.includes(item))).toBe(true);
      expect(found.every((item) => rects.has(item))).toBe(true);
    }
    expect(grid.size).toBe(rects.size);
  });

  it('answers a query far larger than what is in it', () => {
    const grid = new SpatialGrid();
    grid.set(3, 10, 10, 20, 20);
    expect(grid.query({ x: -1e7, y: -1e7, w: 2e7, h: 2e7 })).toEqual([3]);
  });
});
