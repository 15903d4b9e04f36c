import { describe, expect, it } from 'vitest';
import { layeredLayout } from './layered-layout';

const node = (id: string) => ({ id, w: 280, h: 148 });

describe('layeredLayout', () => {
  it('puts every block right of what it needs', async () => {
    const edges = [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
      ['a', 'd'],
    ].map(([from, to]) => ({ from: from!, to: to! }));
    const places = await layeredLayout({ nodes: ['d', 'c', 'b', 'a'].map(node), edges });
    for (const { from, to } of edges) expect(places.get(to)!.x).toBeGreaterThan(places.get(from)!.x + 280);
    expect(places.get('b')!.y).not.toBe(places.get('c')!.y);
  });

  it('ends on a circle', async () => {
    const places = await layeredLayout({
      nodes: [node('a'), node('b')],
      edges: [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ],
    });
    expect(places.size).toBe(2);
  });
});
