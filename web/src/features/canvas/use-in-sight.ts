import { useEffect } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { rectContains } from '@/canvas/core/model/geometry';

/** Milliseconds until the canvas knows its new size. */
const SETTLE = 80;

/** Moves the canvas so that a block can be seen above a sheet that came up under it. */
export function useInSight(store: CanvasStore, blockId: string, needed: boolean): void {
  useEffect(() => {
    if (!needed) return undefined;
    const timer = setTimeout(() => {
      const { camera, flight, scene } = store;
      const box = scene.blocks.rectOf(blockId);
      const view = camera.view();
      if (box === null || rectContains(view, box)) return;
      flight.to({ x: box.x + box.w / 2 - view.w / 2, y: box.y + box.h / 2 - view.h / 2, zoom: camera.zoom });
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [store, blockId, needed]);
}
