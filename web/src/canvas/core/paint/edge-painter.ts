import { edgePoint } from '../model/edge-curve';
import { type EdgeRoute, routeMiddle } from '../model/edge-route';
import { type EdgeEnds, type EdgeTable, edgeReach } from '../model/edge-table';
import type { Rect } from '../model/geometry';
import { markColor } from './mark-painter';
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

/** World pixels over which a routed edge turns. */
const TURN = 22;

/** Adds a routed edge to the current path: level and upright pieces, joined by soft turns. */
function traceRoute(ctx: Context, route: EdgeRoute, at: Projection): void {
  const x = (i: number) => (route[i]! - at.x) * at.scale;
  const y = (i: number) => (route[i + 1]! - at.y) * at.scale;
  const last = route.length - 2;
  ctx.moveTo(x(0), y(0));
  for (let i = 2; i < last; i += 2) {
    const before = Math.abs(route[i]! - route[i - 2]!) + Math.abs(route[i + 1]! - route[i - 1]!);
    const after = Math.abs(route[i + 2]! - route[i]!) + Math.abs(route[i + 3]! - route[i + 1]!);
    const turn = Math.min(TURN, before / 2, after / 2);
    const back = before === 0 ? 0 : turn / before;
    const on = after === 0 ? 0 : turn / after;
    ctx.lineTo(x(i) + (x(i - 2) - x(i)) * back, y(i) + (y(i - 2) - y(i)) * back);
    ctx.quadraticCurveTo(x(i), y(i), x(i) + (x(i + 2) - x(i)) * on, y(i) + (y(i + 2) - y(i)) * on);
  }
  ctx.lineTo(x(last), y(last));
}

/** Adds an edge to the current path, the way it goes. */
export function traceSlot(ctx: Context, edges: EdgeTable, slot: number, at: Projection): void {
  const route = edges.routes[slot];
  if (route) traceRoute(ctx, route, at);
  else traceEdge(ctx, edges.endsOf(slot), at);
}

/** Width of a line: thinner from afar, never so thin that it fades away. */
export const edgeWidth = (world: number, scale: number) => Math.max(1.25, world * Math.min(1.5, scale));

/** Paints all edges that touch an area: the quiet ones in one path, the selected and those at selected blocks above. */
export function paintEdges(ctx: Context, source: PaintSource, at: Projection, area: Rect): void {
  const { scene, palette, lifted, selection, selectedEdges, marks } = source;
  const strong: number[] = [];
  const marked: number[] = [];
  ctx.beginPath();
  for (const slot of scene.edgeGrid.query(area)) {
    if (!scene.edges.drawable(slot)) continue;
    const edge = scene.edges.content[slot]!;
    if (lifted.size > 0 && (lifted.has(edge.fromBlock) || lifted.has(edge.toBlock))) continue;
    if (marks?.edges.has(edge.id)) marked.push(slot);
    else if (selectedEdges.has(edge.id) || selection.has(edge.fromBlock) || selection.has(edge.toBlock))
      strong.push(slot);
    else traceSlot(ctx, scene.edges, slot, at);
  }
  ctx.strokeStyle = palette.edge;
  ctx.lineWidth = edgeWidth(1.75, at.scale);
  ctx.stroke();
  strokeStrong(ctx, source, at, strong);
  strokeMarked(ctx, source, at, marked);
  if (at.scale >= 0.6) for (const slot of scene.edgeGrid.query(area)) paintLabel(ctx, source, at, slot);
}

function strokeStrong(ctx: Context, source: PaintSource, at: Projection, slots: readonly number[]): void {
  const { scene, palette, selectedEdges } = source;
  for (const chosen of [false, true]) {
    ctx.beginPath();
    for (const slot of slots) {
      if (selectedEdges.has(scene.edges.content[slot]!.id) === chosen) traceSlot(ctx, scene.edges, slot, at);
    }
    ctx.strokeStyle = palette.primary;
    ctx.globalAlpha = chosen ? 1 : 0.75;
    ctx.lineWidth = edgeWidth(chosen ? 2.5 : 2, at.scale);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/** Connections of a comparison: added, removed (dashed) or leading elsewhere. */
function strokeMarked(ctx: Context, source: PaintSource, at: Projection, slots: readonly number[]): void {
  const { scene, palette, marks } = source;
  ctx.lineWidth = edgeWidth(2.5, at.scale);
  for (const slot of slots) {
    const mark = marks!.edges.get(scene.edges.content[slot]!.id)!;
    ctx.beginPath();
    traceSlot(ctx, scene.edges, slot, at);
    ctx.strokeStyle = markColor(mark, palette);
    ctx.setLineDash(mark === 'removed' ? [6 * at.scale, 5 * at.scale] : []);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

function paintLabel(ctx: Context, { scene, palette }: PaintSource, at: Projection, slot: number): void {
  const label = scene.edges.content[slot]?.label;
  if (label === undefined || label === '' || !scene.edges.drawable(slot)) return;
  const route = scene.edges.routes[slot];
  const p = route ? routeMiddle(route) : edgePoint(scene.edges.endsOf(slot), 0.5);
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
