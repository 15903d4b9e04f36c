import { unionRects } from '../model/geometry';
import { CONTAINER_PADDING, type LayoutEngine, type LayoutGraph } from './layout-graph';

const GAP_X = 96;
const GAP_Y = 40;

/**
 * A layered layout in one pass for graphs too large for elk: columns by longest path from a source, rows by the mean
 * row of what comes before. Circles (a broken document may have them) are cut where they are met.
 */
export const layeredLayout: LayoutEngine = (graph) => {
  const places = placeColumns(graph, columnsOf(graph));
  wrapContainers(graph, places);
  return Promise.resolve(places);
};

type Places = Awaited<ReturnType<LayoutEngine>>;

/** Containers are stretched around what they hold; they do not keep others out. */
function wrapContainers({ nodes, containers }: LayoutGraph, places: Places): void {
  const { top, side } = CONTAINER_PADDING;
  for (const { id } of containers) {
    const inside = nodes.filter((node) => node.parent === id);
    const box = unionRects(inside.map((node) => ({ ...places.get(node.id)!, w: node.w, h: node.h })));
    if (box !== null) places.set(id, { x: box.x - side, y: box.y - top, w: box.w + 2 * side, h: box.h + top + side });
  }
}

function columnsOf({ nodes, edges }: LayoutGraph): Map<string, number> {
  const before = new Map<string, number>(nodes.map(({ id }) => [id, 0]));
  const after = new Map<string, string[]>();
  for (const { from, to } of edges) {
    before.set(to, before.get(to)! + 1);
    after.set(from, [...(after.get(from) ?? []), to]);
  }
  const column = new Map<string, number>();
  const ready = nodes.filter(({ id }) => before.get(id) === 0).map(({ id }) => id);
  const rest = new Set(nodes.map(({ id }) => id));
  while (rest.size > 0) {
    const id = ready.shift() ?? (rest.values().next().value as string);
    if (!rest.delete(id)) continue;
    const at = column.get(id) ?? 0;
    column.set(id, at);
    for (const next of after.get(id) ?? []) {
      if (!rest.has(next)) continue;
      column.set(next, Math.max(column.get(next) ?? 0, at + 1));
      before.set(next, before.get(next)! - 1);
      if (before.get(next) === 0) ready.push(next);
    }
  }
  return column;
}

function placeColumns({ nodes, edges }: LayoutGraph, column: ReadonlyMap<string, number>): Places {
  const sources = new Map<string, string[]>();
  for (const { from, to } of edges) sources.set(to, [...(sources.get(to) ?? []), from]);
  const columns: (typeof nodes)[] = [];
  for (const node of nodes) {
    const at = column.get(node.id) ?? 0;
    columns[at] = [...(columns[at] ?? []), node];
  }
  const middle = new Map<string, number>();
  const places: Places = new Map();
  let x = 0;
  for (const nodesHere of columns) {
    const wish = (id: string) => {
      const ys = (sources.get(id) ?? []).map((s) => middle.get(s)).filter((y) => y !== undefined);
      return ys.length === 0 ? Number.MAX_SAFE_INTEGER : ys.reduce((sum, y) => sum + y, 0) / ys.length;
    };
    const wishes = new Map((nodesHere ?? []).map(({ id }) => [id, wish(id)]));
    let y = 0;
    for (const { id, h } of [...(nodesHere ?? [])].sort((a, b) => wishes.get(a.id)! - wishes.get(b.id)!)) {
      places.set(id, { x, y });
      middle.set(id, y + h / 2);
      y += h + GAP_Y;
    }
    x += Math.max(0, ...(nodesHere ?? []).map(({ w }) => w)) + GAP_X;
  }
  return places;
}
