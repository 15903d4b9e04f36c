import { select } from '../edit/editor-state';
import { topmost } from '../edit/group-commands';
import { rectContains, rectFromPoints, rectsOverlap } from '../model/geometry';
import type { Gesture, GestureContext, PointerSample } from './gesture';

/** Selects what the rectangle touches; frames only when it holds them whole. With shift it adds. */
export function marqueeGesture({ store }: GestureContext, start: PointerSample): Gesture {
  const { scene, editor, live } = store;
  const origin = start.world;
  const kept = start.shift ? editor.getState().selection : new Set<string>();
  if (!start.shift) select(editor, []);
  const move = (p: PointerSample) => {
    const box = rectFromPoints(origin, p.world);
    const hit: string[] = [...kept];
    for (const slot of scene.blockGrid.query(box)) {
      const rect = scene.blocks.rect(slot);
      const container = scene.blocks.layer[slot]! < 2;
      if (container ? rectContains(box, rect) : rectsOverlap(box, rect)) hit.push(scene.blocks.content[slot]!.id);
    }
    select(editor, topmost({ scene }, hit));
    live.show({ marquee: box });
  };
  const finish = () => live.show({ marquee: null });
  return { kind: 'marquee', scrolls: true, move, end: finish, cancel: finish };
}
