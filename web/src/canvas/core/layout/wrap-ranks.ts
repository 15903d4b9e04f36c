import type { Rect } from '../model/geometry';
import type { LayoutEngine, LayoutGraph } from './layout-graph';
import { rowBreaks } from './row-breaks';

const GAP = { x: 96, y: 120 };

type Places = Awaited<ReturnType<LayoutEngine>>;

/** Blocks and containers at the top that share a stretch of the way from left to right. */
interface Rank extends Rect {
  ids: string[];
}

/** A layout that is much wider than a screen, broken into rows between its ranks: no block and no frame is torn apart. */
export function wrapRanks(graph: LayoutGraph, places: Places): Places {
  const ranks = ranksOf(graph, places);
  const rows = rowBreaks(ranks, GAP.x, GAP.y);
  if (rows.at(-1) === 0 || ranks.length < 2) return places;
  const shifts = new Map<string, { dx: number; dy: number }>();
  let top = 0;
  for (let row = 0; row <= rows.at(-1)!; row++) {
    const line = ranks.filter((_, i) => rows[i] === row);
    let left = 0;
    for (const { ids, x, y, w } of line) {
      for (const id of ids) shifts.set(id, { dx: left - x, dy: top - y });
      left += w + GAP.x;
    }
    top += Math.max(...line.map(({ h }) => h)) + GAP.y;
  }
  const holders = new Map([...graph.containers, ...graph.nodes].map(({ id, parent }) => [id, parent]));
  return new Map(
    [...places].map(([id, place]) => {
      const { dx, dy } = shifts.get(topOf(id, holders)) ?? { dx: 0, dy: 0 };
      return [id, { ...place, x: place.x + dx, y: place.y + dy }];
    }),
  );
}

function ranksOf({ nodes, containers }: LayoutGraph, places: Places): Rank[] {
  const sizes = new Map(nodes.map(({ id, w, h }) => [id, { w, h }]));
  const tops = [...containers, ...nodes].filter(({ id, parent }) => parent === null && places.has(id));
  const rects = tops.map(({ id }) => {
    const place = places.get(id)!;
    const { w, h } = { w: place.w ?? sizes.get(id)?.w ?? 0, h: place.h ?? sizes.get(id)?.h ?? 0 };
    return { id, x: place.x, y: place.y, w, h };
  });
  const ranks: Rank[] = [];
  for (const { id, x, y, w, h } of rects.sort((a, b) => a.x - b.x)) {
    const last = ranks.at(-1);
    if (last === undefined || x >= last.x + last.w) {
      ranks.push({ ids: [id], x, y, w, h });
      continue;
    }
    const bottom = Math.max(last.y + last.h, y + h);
    last.ids.push(id);
    last.w = Math.max(last.w, x + w - last.x);
    last.y = Math.min(last.y, y);
    last.h = bottom - last.y;
  }
  return ranks;
}

function topOf(id: string, holders: ReadonlyMap<string, string | null>): string {
  let at = id;
  for (let up = holders.get(at); up != null; up = holders.get(at)) at = up;
  return at;
}
