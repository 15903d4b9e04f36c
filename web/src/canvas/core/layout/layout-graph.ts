import type { Rect } from '../model/geometry';
import type { Scene } from '../model/scene';

export interface LayoutNode {
  id: string;
  w: number;
  h: number;
  /** The container it lies in; null at the top. */
  parent: string | null;
}

export interface LayoutEdge {
  from: string;
  to: string;
}

export interface LayoutGraph {
  nodes: LayoutNode[];
  edges: LayoutEdge[];
  /** Frames and groups that hold some of the nodes: they keep them together and take the size they need. */
  containers: { id: string; parent: string | null }[];
}

/** Answers where each node goes; an engine that knows containers answers for them too, with their size. */
export type LayoutEngine = (graph: LayoutGraph) => Promise<Map<string, Partial<Rect> & { x: number; y: number }>>;

/** Room inside a container: above for its title, and around. */
export const CONTAINER_PADDING = { top: 56, side: 32 };

/** The graph of some blocks. Notes and locked blocks stay where they are; edges from outside do not count. */
export function layoutGraph(scene: Scene, ids: Iterable<string>): LayoutGraph {
  const nodes: LayoutNode[] = [];
  const chosen = new Set<string>();
  const containers = new Map<string, string | null>();
  const held = new Set(ids);
  for (const id of held) {
    const slot = scene.blocks.slot(id);
    if (slot < 0 || scene.blocks.layer[slot] !== 2 || scene.blocks.get(id)?.props.locked === true) continue;
    chosen.add(id);
    const parent = containerOf(scene, id, held, containers);
    nodes.push({ id, w: scene.blocks.w[slot]!, h: scene.blocks.h[slot]!, parent });
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
  return { nodes, edges, containers: [...containers].map(([id, parent]) => ({ id, parent })) };
}

/** The frame or group around a block that takes part; registers it and those around it. Circles end at the first repeat. */
function containerOf(
  scene: Scene,
  id: string,
  held: ReadonlySet<string>,
  containers: Map<string, string | null>,
): string | null {
  const parent = scene.blocks.get(id)?.parent ?? null;
  if (parent === null || !held.has(parent) || (scene.blocks.layer[scene.blocks.slot(parent)] ?? 2) > 1) return null;
  if (!containers.has(parent)) {
    containers.set(parent, null);
    containers.set(parent, containerOf(scene, parent, held, containers));
  }
  return parent;
}

/** Places of a layout as rectangles of blocks, moved so that its upper left corner stays where the blocks were. */
export function anchored(
  scene: Scene,
  places: Awaited<ReturnType<LayoutEngine>>,
  corner: { x: number; y: number },
): Map<string, Rect> {
  let left = Infinity;
  let top = Infinity;
  for (const { x, y } of places.values()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
  }
  const rects = new Map<string, Rect>();
  for (const [id, place] of places) {
    const old = scene.blocks.rectOf(id);
    if (old === null) continue;
    const x = snap(corner.x + place.x - left);
    const y = snap(corner.y + place.y - top);
    rects.set(id, { x, y, w: place.w ?? old.w, h: place.h ?? old.h });
  }
  return rects;
}

const snap = (value: number) => Math.round(value / 4) * 4;
