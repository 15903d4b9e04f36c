import type { Rect } from '../model/geometry';
import { GRID } from './sizes';

/** A line shown while something is aligned: at `at` on its axis, spanning from `from` to `to` across. */
export interface Guide {
  axis: 'x' | 'y';
  at: number;
  from: number;
  to: number;
}

export interface Snap {
  dx: number;
  dy: number;
  guides: Guide[];
}

type Line = 'start' | 'middle' | 'end';
const LINES: readonly Line[] = ['start', 'middle', 'end'];

/** How far a moved box must still shift to line up with its neighbours, or with the 4 px grid where none is near. */
export function snapMove(box: Rect, others: readonly Rect[], reach: number): Snap {
  const x = bestShift(box, others, 'x', reach, LINES);
  const y = bestShift(box, others, 'y', reach, LINES);
  const dx = x?.shift ?? toGrid(box.x);
  const dy = y?.shift ?? toGrid(box.y);
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  const guides: Guide[] = [];
  if (x !== null) guides.push(...guidesFor(moved, others, 'x', LINES));
  if (y !== null) guides.push(...guidesFor(moved, others, 'y', LINES));
  return { dx, dy, guides };
}

/** Snaps only the sides that a resize moves. */
export function snapResize(box: Rect, others: readonly Rect[], reach: number, sides: { x?: Line; y?: Line }): Snap {
  const x = sides.x === undefined ? null : bestShift(box, others, 'x', reach, [sides.x]);
  const y = sides.y === undefined ? null : bestShift(box, others, 'y', reach, [sides.y]);
  const edge = (axis: 'x' | 'y', line: Line | undefined) => (line === undefined ? 0 : toGrid(lineAt(box, axis, line)));
  return {
    dx: x?.shift ?? edge('x', sides.x),
    dy: y?.shift ?? edge('y', sides.y),
    guides: [
      ...(x === null ? [] : [guideThrough(box, x.other, 'x', x.at)]),
      ...(y === null ? [] : [guideThrough(box, y.other, 'y', y.at)]),
    ],
  };
}

interface Candidate {
  shift: number;
  at: number;
  other: Rect;
}

function bestShift(
  box: Rect,
  others: readonly Rect[],
  axis: 'x' | 'y',
  reach: number,
  lines: readonly Line[],
): Candidate | null {
  let best: Candidate | null = null;
  for (const other of others) {
    for (const line of lines) {
      const own = lineAt(box, axis, line);
      for (const target of LINES) {
        // Middles line up with middles only: an edge on somebody's middle looks like a mistake.
        if ((line === 'middle') !== (target === 'middle')) continue;
        const at = lineAt(other, axis, target);
        const shift = at - own;
        if (Math.abs(shift) > reach) continue;
        if (best === null || Math.abs(shift) < Math.abs(best.shift)) best = { shift, at, other };
      }
    }
  }
  return best;
}

function guidesFor(box: Rect, others: readonly Rect[], axis: 'x' | 'y', lines: readonly Line[]): Guide[] {
  const byPlace = new Map<number, Guide>();
  for (const other of others) {
    for (const line of lines) {
      const own = lineAt(box, axis, line);
      for (const target of LINES) {
        if ((line === 'middle') !== (target === 'middle')) continue;
        if (Math.abs(lineAt(other, axis, target) - own) > 0.01) continue;
        const guide = guideThrough(box, other, axis, own);
        const known = byPlace.get(own);
        if (known === undefined) byPlace.set(own, guide);
        else byPlace.set(own, { ...known, from: Math.min(known.from, guide.from), to: Math.max(known.to, guide.to) });
      }
    }
  }
  return [...byPlace.values()];
}

function guideThrough(box: Rect, other: Rect, axis: 'x' | 'y', at: number): Guide {
  const [start, size] = axis === 'x' ? (['y', 'h'] as const) : (['x', 'w'] as const);
  return {
    axis,
    at,
    from: Math.min(box[start], other[start]),
    to: Math.max(box[start] + box[size], other[start] + other[size]),
  };
}

function lineAt(box: Rect, axis: 'x' | 'y', line: Line): number {
  const start = axis === 'x' ? box.x : box.y;
  const size = axis === 'x' ? box.w : box.h;
  return line === 'start' ? start : line === 'end' ? start + size : start + size / 2;
}

function toGrid(value: number): number {
  return Math.round(value / GRID) * GRID - value;
}
