import type { Rect } from '../model/geometry';
import type { Scene } from '../model/scene';

export interface LayoutNode {
  id: string;
  w: number;
  h: number;
}

export interface LayoutEdge {
  from: string;
  to: string;
}

export interface LayoutGraph {
  nodes: LayoutNode[];
  edges: LayoutEdge[];
}

/** Given a graph, answers where each node goes. */
export type LayoutEngine = (graph: LayoutGraph) => Promise<Map<string, { x: number; y: number }>>;

/** The graph of some blocks. Notes and containers are not laid out; edges from outside do not count. */
export function layoutGraph(scene: Scene, ids: Iterable<string>): LayoutGraph {
  const nodes: LayoutNode[] = [];
  const chosen = new Set<string>();
  for (const id of ids) {
    const slot = scene.blocks.slot(id);
    if (slot < 0 || scene.blocks.layer[slot] !== 2 || scene.blocks.get(id)?.props.locked === true) continue;
    chosen.add(id);
    nodes.push({ id, w: scene.blocks.w[slot]!, h: scene.blocks.h[slot]! });
  }
  // Engines keep the order they are given where they can, so a tidied canvas stays recognisable.
  nodes.sort((a, b) => {
    const [p, q] = [scene.blocks.rectOf(a.id)!, scene.blocks.rectOf(b.id)!];
    return p.y - q.y || p.x - q.x;
  });
  const edges: LayoutEdge[] = [];
  for (const [, slot] of scene.edges.entries()) {
    const edge = scene.edges.content[slot]!;
    if (chosen.has(edge.fromBlock) && chosen.has(edge.toBlock)) edges.push({ from: edge.fromBlock, to: edge.toBlock });
  }
  return { nodes, edges };
}

/** Places of a layout, moved so that its upper left corner stays where the blocks were. */
export function anchored(
  graph: LayoutGraph,
  places: ReadonlyMap<string, { x: number; y: number }>,
  corner: { x: number; y: number },
): Map<string, Rect> {
  let left = Infinity;
  let top = Infinity;
  for (const { x, y } of places.values()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
  }
  const rects = new Map<string, Rect>();
  for (const { id, w, h } of graph.nodes) {
    const place = places.get(id);
    if (place === undefined) continue;
    rects.set(id, { x: snap(corner.x + place.x - left), y: snap(corner.y + place.y - top), w, h });
  }
  return rects;
}

const snap = (value: number) => Math.round(value / 4) * 4;
