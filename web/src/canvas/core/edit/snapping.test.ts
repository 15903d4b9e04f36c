import { describe, expect, it } from 'vitest';
import { snapMove, snapResize } from './snapping';

const box = (x: number, y: number) => ({ x, y, w: 100, h: 50 });

describe('snapMove', () => {
  it('lines up with the nearest edge and shows the guide through both', () => {
    const snap = snapMove(box(203, 300), [box(200, 0)], 6);
    expect(snap.dx).toBe(-3);
    expect(snap.guides).toContainEqual({ axis: 'x', at: 200, from: 0, to: 350 });
  });

  it('lines middles up with middles only', () => {
    const wide = { x: 0, y: 0, w: 300, h: 50 };
    expect(snapMove({ x: 98, y: 400, w: 100, h: 50 }, [wide], 6).dx).toBe(2);
    expect(snapMove({ x: 148, y: 400, w: 100, h: 50 }, [wide], 6).dx).toBe(0);
  });

  it('falls back to the grid out of reach', () => {
    expect(snapMove(box(205, 301), [box(0, 0)], 6)).toEqual({ dx: -1, dy: -1, guides: [] });
  });
});

describe('snapResize', () => {
  it('moves only the dragged side', () => {
    const snap = snapResize({ x: 0, y: 0, w: 197, h: 50 }, [box(200, 0)], 6, { x: 'end' });
    expect(snap.dx).toBe(3);
    expect(snap.dy).toBe(0);
  });
});
