import { edgePoint } from '../model/edge-curve';
import { type EdgeEnds, edgeReach } from '../model/edge-table';
import type { Rect } from '../model/geometry';
import type { PaintSource, Projection } from './paint-source';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Adds the curve of an edge to the current path. */
export function traceEdge(ctx: Context, e: EdgeEnds, at: Projection): void {
  const reach = edgeReach(e.x1, e.x2) * at.scale;
  const x1 = (e.x1 - at.x) * at.scale;
  const y1 = (e.y1 - at.y) * at.scale;
  const x2 = (e.x2 - at.x) * at.scale;
  const y2 = (e.y2 - at.y) * at.scale;
  ctx.moveTo(x1, y1);
  ctx.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
}

/** Paints all edges that touch an area: the quiet ones in one path, the selected and those at selected blocks above. */
export function paintEdges(ctx: Context, source: PaintSource, at: Projection, area: Rect): void {
  const { scene, palette, lifted, selection, selectedEdges } = source;
  const strong: number[] = [];
  ctx.beginPath();
  for (const slot of scene.edgeGrid.query(area)) {
    if (!scene.edges.drawable(slot)) continue;
    const edge = scene.edges.content[slot]!;
    if (lifted.size > 0 && (lifted.has(edge.fromBlock) || lifted.has(edge.toBlock))) continue;
    if (selectedEdges.has(edge.id) || selection.has(edge.fromBlock) || selection.has(edge.toBlock)) strong.push(slot);
    else traceEdge(ctx, scene.edges.endsOf(slot), at);
  }
  ctx.strokeStyle = palette.edge;
  ctx.lineWidth = Math.max(1, 1.75 * Math.min(1.5, at.scale));
  ctx.stroke();
  strokeStrong(ctx, source, at, strong);
  if (at.scale >= 0.6) for (const slot of scene.edgeGrid.query(area)) paintLabel(ctx, source, at, slot);
}

function strokeStrong(ctx: Context, source: PaintSource, at: Projection, slots: readonly number[]): void {
  const { scene, palette, selectedEdges } = source;
  for (const chosen of [false, true]) {
    ctx.beginPath();
    for (const slot of slots) {
      if (selectedEdges.has(scene.edges.content[slot]!.id) === chosen) traceEdge(ctx, scene.edges.endsOf(slot), at);
    }
    ctx.strokeStyle = palette.primary;
    ctx.globalAlpha = chosen ? 1 : 0.6;
    ctx.lineWidth = Math.max(1, (chosen ? 2.5 : 1.75) * Math.min(1.5, at.scale));
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

function paintLabel(ctx: Context, { scene, palette }: PaintSource, at: Projection, slot: number): void {
  const label = scene.edges.content[slot]?.label;
  if (label === undefined || label === '' || !scene.edges.drawable(slot)) return;
  const p = edgePoint(scene.edges.endsOf(slot), 0.5);
  const x = (p.x - at.x) * at.scale;
  const y = (p.y - at.y) * at.scale;
  ctx.font = `500 ${11 * at.scale}px ${palette.font}`;
  const width = ctx.measureText(label).width + 12 * at.scale;
  const height = 18 * at.scale;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  ctx.fillStyle = palette.surface;
  ctx.fill();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.fillStyle = palette.muted;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(label, x, y);
}
