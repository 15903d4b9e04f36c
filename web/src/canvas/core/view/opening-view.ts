import type { BlockStateSource, BlockStatus } from '../model/block-state';
import type { Rect } from '../model/geometry';
import type { SceneTables } from '../model/scene-tables';
import type { Camera } from './camera';

/** The smallest zoom at which the text of a card can be read. */
export const READABLE = 0.72;
/** Below this a canvas opens where work starts instead of showing all of it. */
const FIT_FROM = 0.6;
const MARGIN = { x: 40, top: 84, bottom: 72 };
/** What one wants to see first, in this order. */
const URGENT: readonly BlockStatus[] = ['approval', 'running', 'failed'];

/** Where the camera looks when a canvas opens; null for an empty one. */
export function openingView(scene: SceneTables, camera: Camera, states: BlockStateSource) {
  return viewOf(scene.bounds(), () => focusOf(scene, states), camera);
}

/** The same from what lies around everything, and what one wants to see first where that is too much to show. */
export function viewOf(all: Rect | null, first: () => Rect | null, camera: Camera) {
  if (all === null) return null;
  const fitting = camera.fitting(all, 56);
  if (fitting.zoom >= FIT_FROM) return fitting;
  const focus = first() ?? all;
  const zoom = READABLE;
  const view = { w: camera.width / zoom, h: camera.height / zoom };
  return {
    x: clampTo(focus.x - MARGIN.x / zoom, all.x - MARGIN.x / zoom, all.x + all.w + MARGIN.x / zoom - view.w),
    y: startOf(all, focus, view.h, zoom),
    zoom,
  };
}

/** All rows in the middle where they fit; else the focus near the top. */
function startOf(all: Rect, focus: Rect, height: number, zoom: number): number {
  const room = height - (MARGIN.top + MARGIN.bottom) / zoom;
  if (all.h <= room) return all.y - MARGIN.top / zoom - (room - all.h) / 2;
  const top = all.y - MARGIN.top / zoom;
  return clampTo(focus.y - MARGIN.top / zoom, top, all.y + all.h + MARGIN.bottom / zoom - height);
}

/** The block that most wants to be seen, with the frame around it; without one, where the flow starts. */
function focusOf(scene: SceneTables, states: BlockStateSource): Rect | null {
  let best: { id: string; rank: number } | null = null;
  for (const [id, slot] of scene.blocks.entries()) {
    if (scene.blocks.layer[slot] !== 2) continue;
    const urgency = URGENT.indexOf(states.get(id).status);
    const rank = urgency < 0 ? URGENT.length : urgency;
    const before = best === null ? null : scene.blocks.rectOf(best.id)!;
    const { x, y } = scene.blocks.rect(slot);
    if (
      best === null ||
      rank < best.rank ||
      (rank === best.rank && (x < before!.x || (x === before!.x && y < before!.y)))
    )
      best = { id, rank };
  }
  if (best === null) return null;
  const parent = scene.blocks.get(best.id)?.parent ?? null;
  return (parent === null ? null : scene.blocks.rectOf(parent)) ?? scene.blocks.rectOf(best.id);
}

const clampTo = (value: number, low: number, high: number) => (high < low ? low : Math.min(Math.max(value, low), high));
