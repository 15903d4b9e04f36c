import { describe, expect, it } from 'vitest';
import { addAt, testCanvas } from '../testing/test-canvas';
import { routeBounds, routeEdge, routeMiddle } from './edge-route';

const box = (x: number, y: number, w = 260, h = 140, frame = false) => ({ x, y, w, h, frame });
const crosses = (route: readonly number[], o: ReturnType<typeof box>) => {
  for (let i = 0; i + 3 < route.length; i += 2) {
    const [left, right] = [route[i]!, route[i + 2]!].sort((a, b) => a - b) as [number, number];
    const [top, bottom] = [route[i + 1]!, route[i + 3]!].sort((a, b) => a - b) as [number, number];
    if (left < o.x + o.w && right > o.x && top < o.y + o.h && bottom > o.y) return true;
  }
  return false;
};

describe('routeEdge', () => {
  const ends = { x1: 0, y1: 100, x2: 1000, y2: 120 };

  it('leaves an edge with nothing in its way to the plain curve', () => {
    expect(routeEdge(ends, [box(300, 500)], 0)).toBeNull();
  });

  it('goes around a block between its ends', () => {
    const block = box(400, 40);
    const route = routeEdge(ends, [block], 0)!;
    expect(crosses(route, block)).toBe(false);
    expect(route.slice(0, 2)).toEqual([0, 100]);
    expect(route.slice(-2)).toEqual([1000, 120]);
  });

  it('takes the channel between two rows of frames', () => {
    const frames = [box(200, -300, 600, 460, true), box(200, 260, 600, 300, true)];
    const route = routeEdge(ends, frames, 5)!;
    expect(frames.some((frame) => crosses(route, frame))).toBe(false);
    const middle = routeMiddle(route);
    expect(middle.y).toBeGreaterThan(160);
    expect(middle.y).toBeLessThan(260);
  });

  it('leads back to the row below between the rows', () => {
    const rows = [box(0, 0, 900, 400, true), box(-200, 520, 900, 400, true)];
    const route = routeEdge({ x1: 1_000, y1: 120, x2: -240, y2: 700 }, rows, 0)!;
    expect(rows.some((frame) => crosses(route, frame))).toBe(false);
    expect(routeMiddle(route).y).toBeGreaterThan(400);
    expect(routeMiddle(route).y).toBeLessThan(520);
  });

  it('bounds all its corners', () => {
    const route = routeEdge(ends, [box(400, 40)], 0)!;
    const bounds = routeBounds(route);
    for (let i = 0; i < route.length; i += 2) {
      expect(route[i]!).toBeGreaterThanOrEqual(bounds.x);
      expect(route[i + 1]!).toBeLessThanOrEqual(bounds.y + bounds.h);
    }
  });
});

describe('Scene routes', () => {
  it('reroutes an edge when a block is moved into its way, and straightens it when the block leaves', () => {
    const store = testCanvas();
    const [a, b] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 1200, 0)];
    const stone = addAt(store, 'sink', 600, 900);
    store.commands.connect({ blockId: a, port: 'text', side: 'out' }, { blockId: b, port: 'in', side: 'in' });
    const [, slot] = [...store.scene.edges.entries()][0]!;
    expect(store.scene.edges.routes[slot]).toBeNull();
    store.commands.move(new Map([[stone, { x: 600, y: 0, w: 280, h: 148 }]]));
    expect(store.scene.edges.routes[slot]).not.toBeNull();
    store.commands.move(new Map([[stone, { x: 600, y: 900, w: 280, h: 148 }]]));
    store.commands.nudge(0, 0);
    store.commands.move(new Map([[a, { x: 0, y: 4, w: 280, h: 148 }]]));
    expect(store.scene.edges.routes[slot]).toBeNull();
  });
});
