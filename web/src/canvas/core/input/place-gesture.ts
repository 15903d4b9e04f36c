import { sizeOf } from '../edit/sizes';
import { rectFromPoints } from '../model/geometry';
import type { Gesture, GestureContext, PointerSample } from './gesture';

/** The note and frame tools: a click places one of usual size, a drag draws its rectangle. */
export function placeGesture({ store }: GestureContext, start: PointerSample, type: 'note' | 'frame'): Gesture {
  const { live, commands, editor } = store;
  const boxTo = (p: PointerSample) => rectFromPoints(start.world, p.world);
  return {
    kind: 'marquee',
    scrolls: true,
    move(p) {
      live.show({ marquee: boxTo(p) });
    },
    end(p) {
      live.show({ marquee: null });
      const box = boxTo(p);
      const usual = sizeOf(type);
      const drawn = box.w > 40 && box.h > 40;
      const at = drawn ? box : { x: start.world.x - usual.w / 2, y: start.world.y - usual.h / 2 };
      const size = drawn ? { w: box.w, h: box.h } : usual;
      const id =
        type === 'frame'
          ? commands.drawFrame({ ...at, ...size })
          : commands.add({ type, at, size, props: { text: '', color: 'yellow' } });
      editor.setState({
        tool: 'select',
        ...(id === null ? {} : { editing: { blockId: id, field: type === 'note' ? 'text' : 'title' } }),
      });
    },
    cancel() {
      live.show({ marquee: null });
      editor.setState({ tool: 'select' });
    },
  };
}
