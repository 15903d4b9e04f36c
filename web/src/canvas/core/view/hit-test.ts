import type { PortRef } from '../model/block-types';
import { distanceToEdge, distanceToRoute } from '../model/edge-curve';
import { type Point, pointInRect, type Rect } from '../model/geometry';
import { portNear } from '../model/port-place';
import type { Scene } from '../model/scene';

export type Handle = 'n' | 's' | 'e' | 'w' | 'ne' | 'nw' | 'se' | 'sw';

export type Hit =
  | { kind: 'handle'; handle: Handle }
  | { kind: 'port'; ref: PortRef }
  | { kind: 'block'; id: string; header: boolean }
  | { kind: 'edge'; id: string }
  | { kind: 'none' };

export interface HitOptions {
  zoom: number;
  /** Fingers need more room than a mouse. */
  coarse: boolean;
  /** The box around the selection when it can be resized. */
  resizable: Rect | null;
  ports: boolean;
}

/** Height of the part of a frame that can be grabbed, in screen pixels above its upper edge and below it. */
const FRAME_HEADER = 44;
const HEADER_HEIGHT = 44;

/** What lies under a world point: handles first, then ports, then the topmost block, then edges. */
export function hitTest(scene: Scene, p: Point, options: HitOptions): Hit {
  const slack = (options.coarse ? 18 : 9) / options.zoom;
  const handle = options.resizable === null ? null : handleAt(options.resizable, p, slack);
  if (handle !== null && options.resizable !== null) return { kind: 'handle', handle };
  const near = scene.blockGrid.query({ x: p.x - slack, y: p.y - slack, w: 2 * slack, h: 2 * slack });
  if (options.ports) {
    const ref = nearestPort(scene, near, p, slack);
    if (ref !== null) return { kind: 'port', ref };
  }
  const slot = topBlock(scene, near, p, options.zoom);
  if (slot >= 0 && scene.blocks.layer[slot]! > 1) return blockHit(scene, slot, p);
  const edge = edgeAt(scene, p, (options.coarse ? 14 : 7) / options.zoom);
  if (edge !== null) return { kind: 'edge', id: edge };
  return slot >= 0 ? blockHit(scene, slot, p) : { kind: 'none' };
}

/** The topmost block at a point; of frames only the title and the border count, so that one can marquee inside. */
export function topBlock(scene: Scene, slots: readonly number[], p: Point, zoom: number): number {
  const { blocks } = scene;
  let top = -1;
  for (const slot of slots) {
    const rect = blocks.rect(slot);
    if (!pointInRect(p, rect)) continue;
    if (blocks.layer[slot] === 0 && !onFrameRim(rect, p, zoom)) continue;
    if (top < 0 || blocks.compare(slot, top) > 0) top = slot;
  }
  return top;
}

export function edgeAt(scene: Scene, p: Point, reach: number): string | null {
  let best: string | null = null;
  let bestDistance = reach;
  for (const slot of scene.edgeGrid.query({ x: p.x - reach, y: p.y - reach, w: 2 * reach, h: 2 * reach })) {
    if (!scene.edges.drawable(slot)) continue;
    const route = scene.edges.routes[slot];
    const distance = route ? distanceToRoute(route, p) : distanceToEdge(scene.edges.endsOf(slot), p);
    if (distance <= bestDistance) {
      bestDistance = distance;
      best = scene.edges.content[slot]!.id;
    }
  }
  return best;
}

/** The resize handle of a box under a point: corners win over sides. */
export function handleAt(box: Rect, p: Point, slack: number): Handle | null {
  if (!pointInRect(p, box, slack)) return null;
  const vertical = Math.abs(p.y - box.y) <= slack ? 'n' : Math.abs(p.y - box.y - box.h) <= slack ? 's' : '';
  const horizontal = Math.abs(p.x - box.x) <= slack ? 'w' : Math.abs(p.x - box.x - box.w) <= slack ? 'e' : '';
  return vertical !== '' && horizontal !== '' ? (`${vertical}${horizontal}` as Handle) : null;
}

function nearestPort(scene: Scene, slots: readonly number[], p: Point, reach: number): PortRef | null {
  for (const slot of slots) {
    const ref = portNear(scene, slot, p, reach);
    if (ref !== null) return ref;
  }
  return null;
}

function blockHit(scene: Scene, slot: number, p: Point): Hit {
  return {
    kind: 'block',
    id: scene.blocks.content[slot]!.id,
    header: p.y - scene.blocks.y[slot]! <= HEADER_HEIGHT,
  };
}

function onFrameRim(rect: Rect, p: Point, zoom: number): boolean {
  const rim = 6 / zoom;
  return (
    p.y - rect.y <= Math.max(FRAME_HEADER, rim) ||
    rect.y + rect.h - p.y <= rim ||
    p.x - rect.x <= rim ||
    rect.x + rect.w - p.x <= rim
  );
}
