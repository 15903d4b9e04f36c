import type { BlockStatus } from '../model/block-state';
import type { BlockContent } from '../model/canvas-document';
import { colorNumber, colorText, mixColors } from '../model/color-number';
import { type Rect, rectsOverlap } from '../model/geometry';
import { paintEdges } from './edge-painter';
import { paintFrame } from './frame-painter';
import { markColor, paintMoves } from './mark-painter';
import type { PaintSource, Projection } from './paint-source';
import { statusColor } from './status-color';
import { wrapTitle } from './wrap-title';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Below this scale corners are square and borders plain: nobody sees the difference, and it is three times faster. */
const ROUND_FROM = 0.28;
/** How strongly a status tints its block when only boxes are drawn; others leave it plain. */
const TINT: Partial<Record<BlockStatus, number>> = { running: 0.2, failed: 0.2, approval: 0.2, done: 0.11 };

/** Paints frames, edges and blocks of an area; frames lie below the edges, which is why their cards are see-through. */
export function paintBoxes(ctx: Context, source: PaintSource, at: Projection, area: Rect): void {
  const { scene, lifted } = source;
  const { blocks } = scene;
  const slots = scene.blockGrid.query(area).filter((slot) => {
    const id = blocks.content[slot]!.id;
    // Everything is painted under its card too: a card that is still to come shows as a box meanwhile.
    return !lifted.has(id) && rectsOverlap(blocks.rect(slot), area);
  });
  slots.sort((a, b) => blocks.compare(a, b));
  let next = 0;
  while (next < slots.length && blocks.layer[slots[next]!]! < 2) paintBox(ctx, source, at, slots[next++]!);
  paintEdges(ctx, source, at, area);
  if (source.marks !== null) paintMoves(ctx, source, source.marks.moves, at);
  while (next < slots.length) paintBox(ctx, source, at, slots[next++]!);
}

export function paintBox(ctx: Context, source: PaintSource, at: Projection, slot: number): void {
  const { blocks } = source.scene;
  const x = Math.round((blocks.x[slot]! - at.x) * at.scale);
  const y = Math.round((blocks.y[slot]! - at.y) * at.scale);
  const w = Math.round(blocks.w[slot]! * at.scale);
  const h = Math.round(blocks.h[slot]! * at.scale);
  const content = blocks.content[slot]!;
  const box = { x, y, w, h };
  if (blocks.layer[slot] === 0) paintFrame(ctx, source, at.scale, slot, box);
  else if (blocks.layer[slot] === 1) paintGroup(ctx, source, box, content.id);
  else if (blocks.layer[slot] === 3) paintNote(ctx, source, at.scale, content, box, blocks.color[slot]!);
  else paintBlock(ctx, source, at.scale, content, box, blocks.color[slot]!);
}

function paintBlock(ctx: Context, source: PaintSource, scale: number, content: BlockContent, r: Rect, color: number) {
  const { palette, selection, blockStates, scene } = source;
  const selected = selection.has(content.id);
  const { status } = blockStates.get(content.id);
  const mark = source.marks?.blocks.get(content.id);
  const tint = mark === undefined ? TINT[status] : 0.22;
  const tone = mark !== undefined ? markColor(mark, palette) : tint === undefined ? null : statusColor(status, palette);
  const fill = tone === null ? palette.surface : mixed(tone, palette.surface, tint!);
  const border =
    tone === null
      ? palette.lineStrong
      : status === 'done' && mark === undefined
        ? mixed(tone, palette.lineStrong, 0.55)
        : tone;
  fillBody(ctx, r, scale, fill, selected ? palette.primary : border, selected || (tone !== null && status !== 'done'));
  const bar = Math.max(2, Math.round(5 * scale * 2));
  ctx.fillStyle = colorText(color);
  if (scale >= ROUND_FROM) {
    ctx.beginPath();
    ctx.roundRect(r.x + 1, r.y + 1, bar, r.h - 2, [12 * scale, 0, 0, 12 * scale]);
    ctx.fill();
  } else ctx.fillRect(r.x + 1, r.y + 1, bar, r.h - 2);
  const dot = statusColor(status, palette);
  if (dot !== null) {
    const size = Math.max(4, Math.round(16 * scale));
    ctx.fillStyle = dot;
    if (scale < ROUND_FROM) ctx.fillRect(r.x + r.w - size - 3, r.y + 3, size, size);
    else {
      ctx.beginPath();
      ctx.arc(r.x + r.w - size - 2, r.y + size + 2, size / 2, 0, Math.PI * 2);
      ctx.fill();
    }
  }
  const title = content.props.title ?? scene.catalog.get(content.type)?.title ?? content.type;
  paintTitle(ctx, title, content, { ...r, x: r.x + bar, w: r.w - bar }, palette.text, palette.font, scale);
}

function paintNote(ctx: Context, source: PaintSource, scale: number, content: BlockContent, r: Rect, color: number) {
  const { palette, selection } = source;
  const selected = selection.has(content.id);
  const fill = colorText(mixColors(color, colorNumber(palette.surface), 0.62));
  fillBody(ctx, r, scale, fill, selected ? palette.primary : fill, selected);
  paintTitle(ctx, content.props.text ?? '', content, r, palette.text, palette.font, scale);
}

function paintGroup(ctx: Context, { palette, selection }: PaintSource, r: Rect, id: string) {
  ctx.strokeStyle = selection.has(id) ? palette.primary : palette.lineStrong;
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 4]);
  ctx.strokeRect(r.x + 0.5, r.y + 0.5, r.w - 1, r.h - 1);
  ctx.setLineDash([]);
}

const mixes = new Map<string, string>();

/** The mix of two colours of the palette; few and asked for thousands of times, so remembered. */
function mixed(color: string, ground: string, share: number): string {
  const key = `${color} ${ground} ${share}`;
  let text = mixes.get(key);
  if (text === undefined) {
    text = colorText(mixColors(colorNumber(ground), colorNumber(color), share));
    if (mixes.size > 200) mixes.clear();
    mixes.set(key, text);
  }
  return text;
}

function fillBody(ctx: Context, r: Rect, scale: number, fill: string, border: string, strong: boolean) {
  const width = strong ? 2 : 1;
  if (scale < ROUND_FROM) {
    ctx.fillStyle = border;
    ctx.fillRect(r.x, r.y, r.w, r.h);
    ctx.fillStyle = fill;
    ctx.fillRect(r.x + width, r.y + width, r.w - 2 * width, r.h - 2 * width);
    return;
  }
  ctx.beginPath();
  ctx.roundRect(r.x + width / 2, r.y + width / 2, r.w - width, r.h - width, 12 * scale);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = border;
  ctx.lineWidth = width;
  ctx.stroke();
}

/** Titles keep a readable size on screen and wrap; the block's number of lines follows from its height. */
function paintTitle(ctx: Context, title: string, key: object, r: Rect, color: string, font: string, scale: number) {
  const size = Math.max(9, Math.min(13, 30 * scale));
  const lines = wrapTitle(title, key, Math.floor((r.w - 10) / (size * 0.56)), Math.floor((r.h - 6) / (size * 1.25)));
  if (lines.length === 0) return;
  ctx.font = `550 ${size}px ${font}`;
  ctx.fillStyle = color;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const step = size * 1.25;
  const top = r.y + r.h / 2 - ((lines.length - 1) * step) / 2;
  for (let i = 0; i < lines.length; i++) ctx.fillText(lines[i]!, r.x + 6, top + i * step);
}
