import type { BlockContent } from '../model/canvas-document';
import { colorNumber, colorText, mixColors } from '../model/color-number';
import { containerProgress } from '../model/container-progress';
import type { Rect } from '../model/geometry';
import type { PaintSource } from './paint-source';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** World pixels at the top of a frame that hold its title and progress. */
export const FRAME_HEADER = 44;
const RADIUS = 16;
/** A header lower than this on screen is too low for its title, which then stands above the frame. */
const LOWEST_HEADER = 15;

/** A frame: a tinted ground, a header, and how far the blocks in it are. */
export function paintFrame(ctx: Context, source: PaintSource, scale: number, slot: number, r: Rect): void {
  const { palette, selection, scene } = source;
  const content = scene.blocks.content[slot]!;
  const tint = scene.blocks.color[slot]!;
  const header = Math.min(r.h, Math.round(FRAME_HEADER * scale));
  const radius = RADIUS * scale;
  ctx.beginPath();
  ctx.roundRect(r.x + 0.5, r.y + 0.5, r.w - 1, r.h - 1, radius);
  ctx.globalAlpha = 0.62;
  ctx.fillStyle = colorText(mixColors(colorNumber(palette.surface), tint, 0.07));
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = selection.has(content.id)
    ? palette.primary
    : colorText(mixColors(colorNumber(palette.lineStrong), tint, 0.3));
  ctx.lineWidth = selection.has(content.id) ? 2 : 1;
  ctx.stroke();
  if (r.w < 12) return;
  ctx.beginPath();
  ctx.roundRect(r.x + 1, r.y + 1, r.w - 2, header, [radius, radius, 0, 0]);
  ctx.globalAlpha = 0.13;
  ctx.fillStyle = colorText(tint);
  ctx.fill();
  ctx.globalAlpha = 1;
  paintProgress(ctx, source, content.id, { x: r.x + 1, y: r.y + header, w: r.w - 2, h: Math.max(1.5, 2.5 * scale) });
  if (!source.cardLevel) paintTitle(ctx, source, content, r, header, colorText(tint));
}

function paintProgress(ctx: Context, { scene, blockStates, palette }: PaintSource, id: string, bar: Rect): void {
  const { total, done, running, failed } = containerProgress(scene, blockStates, id);
  if (total === 0 || done + running + failed === 0) return;
  ctx.fillStyle = palette.line;
  ctx.fillRect(bar.x, bar.y, bar.w, bar.h);
  let x = bar.x;
  const parts = [
    [done, palette.success],
    [running, palette.primary],
    [failed, palette.danger],
  ] as const;
  for (const [count, color] of parts) {
    const w = (bar.w * count) / total;
    ctx.fillStyle = color;
    ctx.fillRect(x, bar.y, w, bar.h);
    x += w;
  }
}

function paintTitle(ctx: Context, source: PaintSource, content: BlockContent, r: Rect, header: number, tint: string) {
  const inside = header >= LOWEST_HEADER;
  const size = inside ? Math.min(15, Math.max(11, header * 0.42)) : 11;
  const inset = inside ? Math.max(6, header * 0.32) : 2;
  const y = inside ? r.y + header / 2 : r.y - size * 0.75;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = tint;
  ctx.beginPath();
  ctx.arc(r.x + inset + 3, y, 3, 0, Math.PI * 2);
  ctx.fill();
  ctx.font = `650 ${size}px ${source.palette.font}`;
  ctx.fillStyle = source.palette.text;
  ctx.fillText(content.props.title ?? 'Frame', r.x + inset + 11, y, Math.max(24, r.w - inset - 14));
}
