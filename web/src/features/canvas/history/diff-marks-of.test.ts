import { describe, expect, it } from 'vitest';
import type { CanvasDiff } from '@/lib/api/types/canvas-time';
import { diffMarksOf, withGhosts } from './diff-marks-of';

const block = (id: string) => ({
  id,
  type: 'content',
  title: id,
  settings: {},
  version: 1,
  box: { x: 0, y: 0, width: 260, height: 140 },
});
const wire = (id: string) => ({ id, from: 'a', fromPort: 'out', to: 'b', toPort: 'in' });
const diff: CanvasDiff = {
  blocks: {
    added: [block('new')],
    removed: [block('old')],
    moved: [{ id: 'a', title: 'a', from: [0, 0, 260, 140], to: [400, 0, 260, 140] }],
    changed: [{ id: 'a', title: 'a', type: 'content', fields: [] }],
  },
  connections: { added: [], removed: [wire('w')], changed: [] },
  counts: { added: 1, removed: 1, moved: 1, changed: 1, connections: 1 },
};

describe('diffMarksOf', () => {
  it('marks each block once, the weightier change first', () => {
    const marks = diffMarksOf(diff);
    expect(Object.fromEntries(marks.blocks)).toEqual({ new: 'added', old: 'removed', a: 'changed' });
    expect(marks.moves).toEqual([{ from: { x: 0, y: 0, w: 260, h: 140 }, to: { x: 400, y: 0, w: 260, h: 140 } }]);
    expect(marks.edges.get('w')).toBe('removed');
  });

  it('lets a conflict outweigh everything', () => {
    const marks = diffMarksOf(diff, [
      { id: 'c', blockId: 'a', kind: 'field', title: 'a', base: null, ours: 1, theirs: 2 },
    ]);
    expect(marks.blocks.get('a')).toBe('conflict');
  });

  it('puts what is gone back as ghosts, once', () => {
    const drawn = withGhosts({ blocks: [block('a'), block('new')], connections: [] }, diff);
    expect(drawn.blocks.map(({ id }) => id)).toEqual(['a', 'new', 'old']);
    expect(drawn.connections.map(({ id }) => id)).toEqual(['w']);
  });
});
