import { snapMove } from '../edit/snapping';
import { type Rect, unionRects } from '../model/geometry';
import type { Gesture, GestureContext, PointerSample } from './gesture';

/** Screen pixels within which blocks line up with their neighbours. */
const SNAP_REACH = 6;
const MAX_NEIGHBOURS = 300;

/**
 * Moves the selection. While it lasts nothing is written: others see it through awareness, and one edit follows on drop.
 * With alt a copy is dragged and the originals stay; with control nothing snaps.
 */
export function dragGesture({ store }: GestureContext, start: PointerSample): Gesture | null {
  const { scene, editor, commands, drafts, presence, live, camera } = store;
  if (start.alt) commands.duplicate({ x: 0, y: 0 });
  const dragged = [...editor.getState().selection].filter((id) => !commands.isLocked(id));
  const bases = new Map<string, Rect>();
  for (const id of scene.withDescendants(dragged)) bases.set(id, scene.blocks.rectOf(id)!);
  const box = unionRects(bases.values());
  if (box === null) return null;
  const neighbours = neighboursOf(store, bases);
  let moved = new Map<string, Rect>();

  const move = (p: PointerSample) => {
    let dx = p.world.x - start.world.x;
    let dy = p.world.y - start.world.y;
    if (p.shift) [dx, dy] = Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy];
    const at = { ...box, x: box.x + dx, y: box.y + dy };
    const snap = p.mod ? { dx: 0, dy: 0, guides: [] } : snapMove(at, neighbours, SNAP_REACH / camera.zoom);
    dx += snap.dx;
    dy += snap.dy;
    moved = new Map();
    for (const [id, r] of bases) if (scene.blocks.has(id)) moved.set(id, { ...r, x: r.x + dx, y: r.y + dy });
    drafts.show(moved);
    live.show({ guides: snap.guides });
    presence.show({ drag: { ids: [...bases.keys()].slice(0, 500), dx, dy } });
  };
  const finish = () => {
    drafts.clear();
    live.show({ guides: [] });
    presence.show({ drag: null });
  };
  return {
    kind: 'drag',
    scrolls: true,
    move,
    end() {
      if (moved.size > 0) commands.drop(moved, dragged);
      finish();
    },
    cancel: finish,
  };
}

/** What the dragged blocks may line up with: all in sight but themselves, nearest first if there are many. */
function neighboursOf({ scene, camera }: GestureContext['store'], bases: ReadonlyMap<string, Rect>): Rect[] {
  const slots = scene.blockGrid.query(camera.view()).filter((slot) => !bases.has(scene.blocks.content[slot]!.id));
  return slots.slice(0, MAX_NEIGHBOURS).map((slot) => scene.blocks.rect(slot));
}
