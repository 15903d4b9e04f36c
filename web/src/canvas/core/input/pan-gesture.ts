import type { Gesture, GestureContext, PointerSample } from './gesture';

export function panGesture({ store }: GestureContext, start: PointerSample): Gesture {
  let last = start.screen;
  store.presence.follow(null);
  const move = (p: PointerSample) => {
    store.camera.panBy(last.x - p.screen.x, last.y - p.screen.y);
    last = p.screen;
  };
  return { kind: 'pan', scrolls: false, move, end: move, cancel: () => undefined };
}
