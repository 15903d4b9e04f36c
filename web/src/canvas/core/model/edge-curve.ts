import type { EdgeRoute } from './edge-route';
import { type EdgeEnds, edgeReach } from './edge-table';
import type { Point } from './geometry';

/** A point on the cubic curve that an edge is drawn as. */
export function edgePoint({ x1, y1, x2, y2 }: EdgeEnds, t: number): Point {
  const reach = edgeReach(x1, x2);
  const u = 1 - t;
  const a = u * u * u;
  const b = 3 * u * u * t;
  const c = 3 * u * t * t;
  const d = t * t * t;
  return { x: a * x1 + b * (x1 + reach) + c * (x2 - reach) + d * x2, y: (a + b) * y1 + (c + d) * y2 };
}

/** Distance from a point to the curve, by 24 straight pieces: far finer than a finger or a mouse can tell. */
export function distanceToEdge(ends: EdgeEnds, p: Point): number {
  const fixed = { ...ends };
  let best = Infinity;
  let last = edgePoint(fixed, 0);
  for (let i = 1; i <= 24; i++) {
    const next = edgePoint(fixed, i / 24);
    best = Math.min(best, distanceToSegment(p, last, next));
    last = next;
  }
  return best;
}

/** Distance from a point to a routed edge. */
export function distanceToRoute(route: EdgeRoute, p: Point): number {
  let best = Infinity;
  for (let i = 0; i + 3 < route.length; i += 2) {
    const a = { x: route[i]!, y: route[i + 1]! };
    best = Math.min(best, distanceToSegment(p, a, { x: route[i + 2]!, y: route[i + 3]! }));
  }
  return best;
}

function distanceToSegment(p: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}
