import { useEffect } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { loadInspectors } from '@/canvas/faces/face-registry';

/** Until the canvas has settled. */
const SETTLE_MS = 2_000;

/** Loads the settings of the block types on the canvas when there is time: they open at once then, also where the line has been cut. */
export function usePartsAhead(store: CanvasStore | null): void {
  useEffect(() => {
    if (store === null) return undefined;
    const timer = setTimeout(() => {
      const types = new Set(Array.from(store.scene.blocks.ids(), (id) => store.scene.blocks.get(id)!.type));
      loadInspectors(types).catch(() => undefined); // each is asked for again when it is opened
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [store]);
}
