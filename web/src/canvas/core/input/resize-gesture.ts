import { MIN_SIZE } from '../edit/sizes';
import { snapResize } from '../edit/snapping';
import type { Rect } from '../model/geometry';
import type { Handle } from '../view/hit-test';
import type { Gesture, GestureContext, PointerSample } from './gesture';

const SNAP_REACH = 6;

/** Drags a corner or side of the one selected block. */
export function resizeGesture(
  { store }: GestureContext,
  start: PointerSample,
  handle: Handle,
  blockId: string,
): Gesture | null {
  const { scene, drafts, live, commands, camera } = store;
  const base = scene.blocks.rectOf(blockId);
  if (base === null || commands.isLocked(blockId)) return null;
  const others = scene.blockGrid
    .query(camera.view())
    .filter((slot) => scene.blocks.content[slot]!.id !== blockId)
    .slice(0, 300)
    .map((slot) => scene.blocks.rect(slot));
  const sides = sidesOf(handle);
  let result: Rect | null = null;
  const finish = () => {
    drafts.clear();
    live.show({ guides: [] });
  };
  return {
    kind: 'resize',
    scrolls: false,
    move(p) {
      const raw = resized(base, handle, p.world.x - start.world.x, p.world.y - start.world.y);
      const snap = p.mod ? { dx: 0, dy: 0, guides: [] } : snapResize(raw, others, SNAP_REACH / camera.zoom, sides);
      const dx = p.world.x - start.world.x + snap.dx;
      const dy = p.world.y - start.world.y + snap.dy;
      result = resized(base, handle, dx, dy);
      drafts.show(new Map([[blockId, result]]));
      live.show({ guides: snap.guides });
    },
    end() {
      if (result !== null) commands.move(new Map([[blockId, result]]));
      finish();
    },
    cancel: finish,
  };
}

/** A box with one handle moved; it never becomes smaller than a block may be, and its other sides stay. */
export function resized(r: Rect, handle: Handle, dx: number, dy: number): Rect {
  let { x, y, w, h } = r;
  if (handle.includes('e')) w = Math.max(MIN_SIZE.w, r.w + dx);
  if (handle.includes('s')) h = Math.max(MIN_SIZE.h, r.h + dy);
  if (handle.includes('w')) {
    w = Math.max(MIN_SIZE.w, r.w - dx);
    x = r.x + r.w - w;
  }
  if (handle.includes('n')) {
    h = Math.max(MIN_SIZE.h, r.h - dy);
    y = r.y + r.h - h;
  }
  return { x, y, w, h };
}

function sidesOf(handle: Handle): { x?: 'start' | 'end'; y?: 'start' | 'end' } {
  return {
    ...(handle.includes('w') ? { x: 'start' as const } : handle.includes('e') ? { x: 'end' as const } : {}),
    ...(handle.includes('n') ? { y: 'start' as const } : handle.includes('s') ? { y: 'end' as const } : {}),
  };
}
