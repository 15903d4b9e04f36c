import { type Rect, unionRects } from '../model/geometry';
import { isLocked, moveBlocks } from './block-commands';
import type { EditContext } from './commit';

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

export function alignBlocks(context: EditContext, ids: Iterable<string>, alignment: Alignment): boolean {
  const rects = movable(context, ids);
  const box = unionRects(rects.values());
  if (box === null || rects.size < 2) return false;
  return moveSpread(context, rects, (r) => alignedTo(r, box, alignment));
}

/** Makes the gaps between blocks equal; the outermost two stay where they are. */
export function distributeBlocks(context: EditContext, ids: Iterable<string>, axis: Axis): boolean {
  const rects = movable(context, ids);
  if (rects.size < 3) return false;
  const [start, size] = axis === 'horizontal' ? (['x', 'w'] as const) : (['y', 'h'] as const);
  const sorted = [...rects].sort(([, a], [, b]) => a[start] - b[start]);
  const first = sorted[0]![1];
  const last = sorted[sorted.length - 1]![1];
  const filled = sorted.reduce((sum, [, r]) => sum + r[size], 0);
  const gap = (last[start] + last[size] - first[start] - filled) / (sorted.length - 1);
  const places = new Map<string, number>();
  let at = first[start];
  for (const [id, r] of sorted) {
    places.set(id, at);
    at += r[size] + gap;
  }
  return moveSpread(context, rects, (r, id) => ({ ...r, [start]: places.get(id)! }));
}

function alignedTo(r: Rect, box: Rect, alignment: Alignment): Rect {
  switch (alignment) {
    case 'left':
      return { ...r, x: box.x };
    case 'center':
      return { ...r, x: box.x + (box.w - r.w) / 2 };
    case 'right':
      return { ...r, x: box.x + box.w - r.w };
    case 'top':
      return { ...r, y: box.y };
    case 'middle':
      return { ...r, y: box.y + (box.h - r.h) / 2 };
    case 'bottom':
      return { ...r, y: box.y + box.h - r.h };
  }
}

function movable(context: EditContext, ids: Iterable<string>): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const id of ids) {
    const rect = context.scene.blocks.rectOf(id);
    if (rect !== null && !isLocked(context, id)) rects.set(id, rect);
  }
  return rects;
}

/** Moves each block, and what lies inside a frame or group by the same way. */
function moveSpread(context: EditContext, rects: Map<string, Rect>, to: (r: Rect, id: string) => Rect): boolean {
  const moved = new Map<string, Rect>();
  for (const [id, rect] of rects) {
    const target = to(rect, id);
    const dx = target.x - rect.x;
    const dy = target.y - rect.y;
    for (const inner of context.scene.withDescendants([id])) {
      const r = context.scene.blocks.rectOf(inner);
      if (r !== null && !moved.has(inner)) moved.set(inner, { ...r, x: r.x + dx, y: r.y + dy });
    }
  }
  return moveBlocks(context, moved);
}
