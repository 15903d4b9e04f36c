import { describe, expect, it } from 'vitest';
import { layeredLayout } from './layered-layout';
import type { LayoutGraph } from './layout-graph';
import { wrapRanks } from './wrap-ranks';

const chain = (length: number): LayoutGraph => {
  const ids = Array.from({ length }, (_, i) => `b${i}`);
  return {
    nodes: ids.map((id) => ({ id, w: 280, h: 148, parent: null })),
    edges: ids.slice(1).map((to, i) => ({ from: ids[i]!, to })),
    containers: [],
  };
};

describe('wrapRanks', () => {
  it('leaves alone what fits', async () => {
    const graph = chain(4);
    const places = await layeredLayout(graph);
    expect(wrapRanks(graph, places)).toBe(places);
  });

  it('breaks a long chain into rows that read from left to right', async () => {
    const graph = chain(20);
    const places = wrapRanks(graph, await layeredLayout(graph));
    const rows = new Set(graph.nodes.map(({ id }) => places.get(id)!.y));
    expect(rows.size).toBeGreaterThan(2);
    const width = Math.max(...[...places.values()].map(({ x }) => x)) + 280;
    const height = Math.max(...[...places.values()].map(({ y }) => y)) + 148;
    expect(width / height).toBeGreaterThan(1.1);
    expect(width / height).toBeLessThan(2.7);
    for (const { from, to } of graph.edges) {
      const [a, b] = [places.get(from)!, places.get(to)!];
      expect(b.y > a.y || (b.y === a.y && b.x > a.x)).toBe(true);
    }
  });

  it('takes along what lies in a frame', async () => {
    const graph = chain(12);
    for (const node of graph.nodes.slice(8)) node.parent = 'f';
    graph.containers.push({ id: 'f', parent: null });
    const places = wrapRanks(graph, await layeredLayout(graph));
    const frame = places.get('f')!;
    for (const { id } of graph.nodes.slice(8)) {
      const { x, y } = places.get(id)!;
      expect(x).toBeGreaterThan(frame.x);
      expect(y).toBeGreaterThan(frame.y);
      expect(x + 280).toBeLessThan(frame.x + frame.w!);
    }
  });
});
