import type { Guide } from '../edit/snapping';
import type { PortRef } from '../model/block-types';
import { edgeReach } from '../model/edge-table';
import { portPoint } from '../model/port-place';
import type { Detail } from '../view/level-of-detail';
import type { LiveOverlay } from '../view/live-overlay';
import { paintBox } from './box-painter';
import { edgeWidth, traceEdge, traceSlot } from './edge-painter';
import type { PaintSource, Projection } from './paint-source';

export interface OverlaySource extends PaintSource {
  live: LiveOverlay;
  detail: Detail;
  /** Ports that the connection in hand may be dropped on. */
  openPorts: readonly PortRef[];
  /** Visible edges into running blocks, and how far their dashes have moved; empty when motion is reduced. */
  flowing: readonly number[];
  flow: number;
}

/** Paints what is in the hand: lifted blocks and their edges, guides, the marquee, the connection being drawn. */
export function paintOverlay(ctx: CanvasRenderingContext2D, source: OverlaySource, at: Projection): void {
  paintLifted(ctx, source, at);
  paintFlow(ctx, source, at);
  for (const guide of source.live.guides) paintGuide(ctx, guide, at, source.palette.guide);
  if (source.live.connection !== null) paintConnection(ctx, source, at);
  paintMarquee(ctx, source, at);
}

function paintLifted(ctx: CanvasRenderingContext2D, source: OverlaySource, at: Projection): void {
  const { scene, lifted, palette } = source;
  if (lifted.size === 0) return;
  const edges = new Set<number>();
  for (const id of lifted.keys()) for (const slot of scene.edges.at(id)) edges.add(slot);
  ctx.beginPath();
  for (const slot of edges) if (scene.edges.drawable(slot)) traceEdge(ctx, scene.edges.endsOf(slot), at);
  ctx.strokeStyle = palette.primary;
  ctx.lineWidth = Math.max(1, 1.75 * Math.min(1.5, at.scale));
  ctx.stroke();
  for (const id of lifted.keys()) {
    const slot = scene.blocks.slot(id);
    if (slot >= 0 && !source.cards.has(id)) paintBox(ctx, source, at, slot);
  }
}

/** Work under way: a line in the colour of running, and light that travels along it. */
function paintFlow(ctx: CanvasRenderingContext2D, { scene, palette, flowing, flow }: OverlaySource, at: Projection) {
  if (flowing.length === 0) return;
  ctx.beginPath();
  for (const slot of flowing) if (scene.edges.drawable(slot)) traceSlot(ctx, scene.edges, slot, at);
  ctx.strokeStyle = palette.primary;
  ctx.lineCap = 'round';
  ctx.globalAlpha = 0.35;
  ctx.lineWidth = edgeWidth(2.5, at.scale);
  ctx.stroke();
  ctx.globalAlpha = 1;
  const dash = Math.max(0.5, at.scale);
  ctx.setLineDash([10 * dash, 22 * dash]);
  ctx.lineDashOffset = -flow * 32 * dash;
  ctx.lineWidth = edgeWidth(3, at.scale);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineCap = 'butt';
}

function paintGuide(ctx: CanvasRenderingContext2D, guide: Guide, at: Projection, color: string): void {
  const vertical = guide.axis === 'x';
  const line = Math.round((guide.at - (vertical ? at.x : at.y)) * at.scale) + 0.5;
  const from = (guide.from - (vertical ? at.y : at.x)) * at.scale - 8;
  const to = (guide.to - (vertical ? at.y : at.x)) * at.scale + 8;
  ctx.beginPath();
  ctx.moveTo(vertical ? line : from, vertical ? from : line);
  ctx.lineTo(vertical ? line : to, vertical ? to : line);
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.stroke();
}

function paintConnection(ctx: CanvasRenderingContext2D, source: OverlaySource, at: Projection): void {
  const { scene, live, palette, openPorts } = source;
  const { from, to, over } = live.connection!;
  for (const port of openPorts) {
    const p = portPoint(scene, port);
    if (p === null) continue;
    const hot = over !== null && over.blockId === port.blockId && over.port === port.port;
    ring(ctx, (p.x - at.x) * at.scale, (p.y - at.y) * at.scale, hot ? 9 : 6, palette.primary, palette.surface, hot);
  }
  const start = portPoint(scene, from);
  if (start === null) return;
  const end = (over === null ? null : portPoint(scene, over)) ?? to;
  const [a, b] = from.side === 'out' ? [start, end] : [end, start];
  const reach = edgeReach(a.x, b.x) * at.scale;
  const x1 = (a.x - at.x) * at.scale;
  const y1 = (a.y - at.y) * at.scale;
  const x2 = (b.x - at.x) * at.scale;
  const y2 = (b.y - at.y) * at.scale;
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
  ctx.strokeStyle = palette.primary;
  ctx.lineWidth = 2;
  if (over === null) ctx.setLineDash([6, 5]);
  ctx.stroke();
  ctx.setLineDash([]);
  if (over === null)
    ring(ctx, (end.x - at.x) * at.scale, (end.y - at.y) * at.scale, 5, palette.primary, palette.surface, true);
}

function ring(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  r: number,
  color: string,
  fill: string,
  full: boolean,
) {
  ctx.beginPath();
  ctx.arc(x, y, r + 4, 0, Math.PI * 2);
  ctx.globalAlpha = 0.18;
  ctx.fillStyle = color;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  ctx.fillStyle = full ? color : fill;
  ctx.fill();
  ctx.strokeStyle = color;
  ctx.lineWidth = 2;
  ctx.stroke();
}

function paintMarquee(ctx: CanvasRenderingContext2D, { live, palette }: OverlaySource, at: Projection): void {
  if (live.marquee === null) return;
  const { x, y, w, h } = live.marquee;
  const px = Math.round((x - at.x) * at.scale) + 0.5;
  const py = Math.round((y - at.y) * at.scale) + 0.5;
  ctx.fillStyle = palette.primary;
  ctx.globalAlpha = 0.08;
  ctx.fillRect(px, py, w * at.scale, h * at.scale);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.primary;
  ctx.lineWidth = 1;
  ctx.strokeRect(px, py, Math.round(w * at.scale), Math.round(h * at.scale));
}
