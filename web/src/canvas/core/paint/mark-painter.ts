import type { DiffMark, DiffMarks } from '../model/diff-marks';
import type { Rect } from '../model/geometry';
import type { PaintSource, Projection } from './paint-source';
import type { CanvasPalette } from './palette';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function markColor(mark: DiffMark, palette: CanvasPalette): string {
  switch (mark) {
    case 'added':
      return palette.success;
    case 'removed':
      return palette.danger;
    case 'changed':
      return palette.warning;
    case 'moved':
      return palette.primary;
    case 'conflict':
      return palette.accent;
  }
}

/** Moves of a comparison: a ghost where each block was, and an arrow from there. */
export function paintMoves(ctx: Context, { palette }: PaintSource, moves: DiffMarks['moves'], at: Projection): void {
  if (moves.length === 0) return;
  ctx.strokeStyle = palette.primary;
  ctx.fillStyle = palette.primary;
  ctx.lineWidth = Math.max(1.5, 2 * at.scale);
  for (const { from, to } of moves) {
    ctx.setLineDash([6 * at.scale, 5 * at.scale]);
    ctx.globalAlpha = 0.6;
    ctx.strokeRect((from.x - at.x) * at.scale, (from.y - at.y) * at.scale, from.w * at.scale, from.h * at.scale);
    ctx.setLineDash([]);
    ctx.globalAlpha = 0.9;
    arrow(ctx, centre(from, at), centre(to, at), Math.max(6, 12 * at.scale));
  }
  ctx.globalAlpha = 1;
}

const centre = (r: Rect, at: Projection) => ({
  x: (r.x + r.w / 2 - at.x) * at.scale,
  y: (r.y + r.h / 2 - at.y) * at.scale,
});

function arrow(ctx: Context, a: { x: number; y: number }, b: { x: number; y: number }, size: number): void {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(b.x, b.y);
  ctx.lineTo(b.x - size * Math.cos(angle - 0.45), b.y - size * Math.sin(angle - 0.45));
  ctx.lineTo(b.x - size * Math.cos(angle + 0.45), b.y - size * Math.sin(angle + 0.45));
  ctx.fill();
}
