import { type EdgeRoute, laneOf, type RouteObstacle, routeArea, routeEdge } from './edge-route';
import { expandRect } from './geometry';
import type { SceneTables } from './scene-tables';

/** Beyond this many edges a canvas is looked at from afar, where ways around blocks cannot be told from curves. */
const MAX_EDGES = 2_000;
/** Changes of more blocks than this look at every edge again. */
const MANY = 400;

type RoutedScene = Pick<SceneTables, 'blocks' | 'edges' | 'edgeCount' | 'blockGrid' | 'edgeGrid'>;

/** Finds the ways of edges through the scene as it is, and which ways a change concerns. */
export class EdgeRouter {
  private readonly scene: RoutedScene;

  constructor(scene: RoutedScene) {
    this.scene = scene;
  }

  route(slot: number): EdgeRoute | null {
    const { edges, blocks, blockGrid } = this.scene;
    if (this.scene.edgeCount > MAX_EDGES) return null;
    const ends = { ...edges.endsOf(slot) };
    const area = routeArea(ends);
    if (area === null) return null;
    const { fromBlock, toBlock } = edges.content[slot]!;
    const around = new Set([...this.holders(fromBlock), ...this.holders(toBlock)]);
    const obstacles: RouteObstacle[] = [];
    for (const other of blockGrid.query(area)) {
      const { id } = blocks.content[other]!;
      const layer = blocks.layer[other]!;
      if (layer === 1 || layer === 3 || around.has(id)) continue;
      obstacles.push({ ...blocks.rect(other), frame: layer === 0 });
    }
    return routeEdge(ends, obstacles, laneOf(toBlock));
  }

  /** Edges whose way may differ now that these blocks changed. */
  affected(ids: ReadonlySet<string>): Iterable<number> {
    const { edges, blocks, edgeGrid } = this.scene;
    if (this.scene.edgeCount > MAX_EDGES || ids.size === 0) return [];
    if (ids.size > MANY) return [...edges.entries()].map(([, slot]) => slot);
    const slots = new Set<number>();
    for (const id of ids) {
      const rect = blocks.rectOf(id);
      if (rect === null) continue;
      for (const slot of edgeGrid.query(expandRect(rect, 40))) slots.add(slot);
      for (const slot of edges.at(id)) slots.add(slot);
    }
    return slots;
  }

  /** A block with the frames and groups it lies in: an edge of it may run through those. */
  private holders(id: string): Set<string> {
    const all = new Set<string>();
    for (let at: string | null = id; at !== null && !all.has(at); at = this.scene.blocks.get(at)?.parent ?? null) {
      all.add(at);
    }
    return all;
  }
}
