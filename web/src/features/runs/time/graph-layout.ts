import type { TimelinePlace } from '@/lib/api/types/run';

export const NODE = { width: 168, height: 44 };
const GAP = { x: 52, y: 16 };

export interface PlacedNode {
  place: TimelinePlace;
  x: number;
  y: number;
}

/** Columns by the longest way from a beginning, rows by the middle of what comes before. */
export function graphLayout(places: readonly TimelinePlace[]) {
  const known = new Map(places.map((place) => [place.path, place]));
  const columns = new Map<string, number>();
  const columnOf = (path: string, seen: ReadonlySet<string>): number => {
    const done = columns.get(path);
    if (done !== undefined) return done;
    const before = known.get(path)!.after.filter((p) => known.has(p) && !seen.has(p));
    const column = Math.max(-1, ...before.map((p) => columnOf(p, new Set([...seen, path])))) + 1;
    columns.set(path, column);
    return column;
  };
  for (const { path } of places) columnOf(path, new Set());
  const nodes = new Map<string, PlacedNode>();
  const heights: number[] = [];
  for (let column = 0; column <= Math.max(0, ...columns.values()); column++) {
    const here = places.filter(({ path }) => columns.get(path) === column);
    const wish = (place: TimelinePlace) => {
      const ys = place.after.flatMap((p) => nodes.get(p)?.y ?? []);
      return ys.length === 0 ? Number.MAX_SAFE_INTEGER : ys.reduce((sum, y) => sum + y, 0) / ys.length;
    };
    const sorted = here.map((place) => ({ place, wish: wish(place) })).sort((a, b) => a.wish - b.wish);
    let y = 0;
    for (const { place } of sorted) {
      nodes.set(place.path, { place, x: column * (NODE.width + GAP.x), y });
      y += NODE.height + GAP.y;
    }
    heights.push(y - GAP.y);
  }
  const height = Math.max(NODE.height, ...heights);
  for (const [column, own] of heights.entries()) {
    for (const node of nodes.values()) {
      if (columns.get(node.place.path) === column) node.y += (height - own) / 2;
    }
  }
  return { nodes: [...nodes.values()], width: heights.length * (NODE.width + GAP.x) - GAP.x, height };
}
