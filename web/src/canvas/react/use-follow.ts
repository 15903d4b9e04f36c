import { useEffect } from 'react';
import type { CanvasStore } from '../core/canvas-store';

/** Shows others one's own viewport, and lets the camera go where a followed peer looks. */
export function useFollow(store: CanvasStore): void {
  useEffect(() => {
    const { camera, presence, flight } = store;
    const share = () => {
      const v = camera.view();
      presence.show({ viewport: [Math.round(v.x), Math.round(v.y), Math.round(v.w), Math.round(v.h)] });
    };
    const follow = () => {
      const id = presence.following();
      const viewport = presence.snapshot().find((peer) => peer.clientId === id)?.viewport;
      if (id === null || viewport == null) return;
      const [x, y, w, h] = viewport;
      const target = camera.fitting({ x, y, w, h }, 0, 4);
      const near = Math.abs(target.x - camera.x) + Math.abs(target.y - camera.y) < 1 / camera.zoom;
      if (!near || Math.abs(target.zoom / camera.zoom - 1) > 0.01) flight.to(target, 200);
    };
    const ends = [camera.subscribe(share), presence.subscribe(follow), presence.subscribeFollowing(follow)];
    share();
    return () => {
      for (const end of ends) end();
    };
  }, [store]);
}
