import { type EdgeEnds, edgeReach } from './edge-table';
import type { Rect } from './geometry';

/** Corners of a routed edge: x, y, x, y … in world pixels, from the output to the input. */
export type EdgeRoute = readonly number[];

/** What an edge should not run through; a frame may be crossed where there is no other way. */
export interface RouteObstacle extends Rect {
  frame: boolean;
}

/** Straight pixels that an edge keeps in front of a port before it turns. */
const STUB = 26;
/** Room between an edge and what it goes around. */
const CLEARANCE = 16;
/** Edges into different blocks keep this much apart where they share a way. */
const LANE_STEP = 5;
const LANES = 4;
const COST = { block: 900, frame: 260, turn: 30 };
/** An edge to the left that is no higher than this is a plain loop; what lies as near to its ends can be in its way. */
const BACK = 120;
/** More than this and a plain curve says as much. */
const MAX_OBSTACLES = 80;

/** The area whose blocks can matter to the way of an edge; null when a plain curve will do whatever lies around. */
export function routeArea({ x1, y1, x2, y2 }: EdgeEnds): Rect | null {
  if (isBackward({ x1, y1, x2, y2 })) {
    return { x: x2 - BACK, y: Math.min(y1, y2) - BACK, w: x1 - x2 + 2 * BACK, h: Math.abs(y2 - y1) + 2 * BACK };
  }
  if (x2 - x1 < 120) return null;
  return { x: x1, y: Math.min(y1, y2) - 460, w: x2 - x1, h: Math.abs(y2 - y1) + 920 };
}

/** Leads back to the left, to another row of blocks: out, between the rows, and in. */
function isBackward({ x1, y1, x2, y2 }: EdgeEnds): boolean {
  return x2 < x1 && Math.abs(y2 - y1) > BACK;
}

/** Edges into one block share a lane, so that they run together and join; others run beside them. */
export function laneOf(target: string): number {
  let hash = 0;
  for (let i = 0; i < target.length; i++) hash = (hash * 31 + target.charCodeAt(i)) >>> 0;
  return (hash % LANES) * LANE_STEP;
}

/**
 * The way of an edge around blocks and foreign frames: out, up or down, along a free channel, up or down, in. Null when
 * nothing lies in between: then the plain curve is drawn.
 */
export function routeEdge(ends: EdgeEnds, obstacles: readonly RouteObstacle[], lane: number): EdgeRoute | null {
  const { x1, y1, x2, y2 } = ends;
  const backward = isBackward(ends);
  if (obstacles.length > MAX_OBSTACLES || (!backward && !obstructed(ends, obstacles))) return null;
  const left = x1 + STUB + lane;
  const right = x2 - STUB - lane;
  if (!backward && right - left < 20) return null;
  let best: number | null = null;
  let lowest = Infinity;
  for (const y of channels(ends, obstacles, lane)) {
    const cost =
      Math.abs(y - y1) +
      Math.abs(y - y2) +
      (y === y1 || y === y2 ? (backward ? COST.block : 0) : COST.turn) +
      crossings(obstacles, left, right, y, y) +
      crossings(obstacles, left, left, y1, y) +
      crossings(obstacles, right, right, y, y2) +
      crossings(obstacles, x1, left, y1, y1) +
      crossings(obstacles, right, x2, y2, y2);
    if (cost < lowest) {
      lowest = cost;
      best = y;
    }
  }
  return best === null ? null : corners(ends, left, right, best);
}

/** The middle of the longest level piece: where a label is out of the way. */
export function routeMiddle(route: EdgeRoute): { x: number; y: number } {
  let longest = -1;
  let at = { x: route[0]!, y: route[1]! };
  for (let i = 0; i + 3 < route.length; i += 2) {
    const length = Math.abs(route[i + 2]! - route[i]!);
    if (length <= longest) continue;
    longest = length;
    at = { x: (route[i]! + route[i + 2]!) / 2, y: (route[i + 1]! + route[i + 3]!) / 2 };
  }
  return at;
}

/** A box that holds the route. */
export function routeBounds(route: EdgeRoute): Rect {
  const xs = route.filter((_, i) => i % 2 === 0);
  const ys = route.filter((_, i) => i % 2 === 1);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x: x - 4, y: y - 4, w: Math.max(...xs) - x + 8, h: Math.max(...ys) - y + 8 };
}

/** Something lies between the ends: roughly where the plain curve would run. */
function obstructed({ x1, y1, x2, y2 }: EdgeEnds, obstacles: readonly RouteObstacle[]): boolean {
  const inset = Math.min(20, edgeReach(x1, x2) / 2);
  const top = Math.min(y1, y2) - 6;
  const bottom = Math.max(y1, y2) + 6;
  return obstacles.some((o) => o.x < x2 - inset && o.x + o.w > x1 + inset && o.y < bottom && o.y + o.h > top);
}

function channels({ y1, y2 }: EdgeEnds, obstacles: readonly RouteObstacle[], lane: number): Set<number> {
  const ys = new Set([y1, y2, Math.round((y1 + y2) / 2)]);
  for (const o of obstacles) {
    ys.add(Math.round(o.y - CLEARANCE - lane));
    ys.add(Math.round(o.y + o.h + CLEARANCE + lane));
  }
  return ys;
}

/** The price of what a level or upright piece runs through. */
function crossings(obstacles: readonly RouteObstacle[], xa: number, xb: number, ya: number, yb: number): number {
  const top = Math.min(ya, yb);
  const bottom = Math.max(ya, yb);
  const [from, to] = xa < xb ? [xa, xb] : [xb, xa];
  let cost = 0;
  for (const o of obstacles) {
    if (o.x < to + 6 && o.x + o.w > from - 6 && o.y < bottom + 6 && o.y + o.h > top - 6) {
      cost += o.frame ? COST.frame : COST.block;
    }
  }
  return cost;
}

function corners({ x1, y1, x2, y2 }: EdgeEnds, left: number, right: number, y: number): EdgeRoute {
  const points = [x1, y1];
  if (y !== y1) points.push(left, y1, left, y);
  if (y !== y2) points.push(right, y, right, y2);
  points.push(x2, y2);
  return points;
}
