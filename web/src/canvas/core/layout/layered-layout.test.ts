import { describe, expect, it } from 'vitest';
import { layeredLayout } from './layered-layout';

const node = (id: string) => ({ id, w: 280, h: 148, parent: null });

describe('layeredLayout', () => {
  it('puts every block right of what it needs', async () => {
    const edges = [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
      ['a', 'd'],
    ].map(([from, to]) => ({ from: from!, to: to! }));
    const places = await layeredLayout({ nodes: ['d', 'c', 'b', 'a'].map(node), edges, containers: [] });
    for (const { from, to } of edges) expect(places.get(to)!.x).toBeGreaterThan(places.get(from)!.x + 280);
    expect(places.get('b')!.y).not.toBe(places.get('c')!.y);
  });

  it('stretches a container around what it holds', async () => {
    const inner = { ...node('a'), parent: 'f' };
    const places = await layeredLayout({
      nodes: [inner, node('b')],
      edges: [],
      containers: [{ id: 'f', parent: null }],
    });
    const a = places.get('a')!;
    expect(places.get('f')).toEqual({ x: a.x - 32, y: a.y - 56, w: 344, h: 236 });
  });

  it('ends on a circle', async () => {
    const places = await layeredLayout({
      nodes: [node('a'), node('b')],
      containers: [],
      edges: [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ],
    });
    expect(places.size).toBe(2);
  });
});
