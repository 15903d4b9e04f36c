import { useCallback, useSyncExternalStore } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { BlockState } from '../core/model/block-state';

/** The run state of one block. */
export function useBlockState(store: CanvasStore, id: string): BlockState {
  const subscribe = useCallback((listener: () => void) => store.blockStates.subscribe(id, listener), [store, id]);
  return useSyncExternalStore(subscribe, () => store.blockStates.get(id));
}
