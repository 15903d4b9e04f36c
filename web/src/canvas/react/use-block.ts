import { useCallback, useSyncExternalStore } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { BlockContent } from '../core/model/canvas-document';

/** The content of one block; the same object until it changes. Moves alone do not render. */
export function useBlock(store: CanvasStore, id: string): BlockContent | undefined {
  const subscribe = useCallback(
    (listener: () => void) =>
      store.scene.onChange((change) => {
        if (change.blocks.has(id)) listener();
      }),
    [store, id],
  );
  return useSyncExternalStore(subscribe, () => store.scene.blocks.get(id));
}
