import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import { type ContainerProgress, containerProgress } from '../core/model/container-progress';

/** How far the blocks of a frame are; renders again only when the counts differ. */
export function useContainerProgress(store: CanvasStore, id: string): ContainerProgress {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [store.blockStates.subscribeAll(listener), store.scene.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [store],
  );
  const text = useSyncExternalStore(subscribe, () => {
    const { total, done, running, failed } = containerProgress(store.scene, store.blockStates, id);
    return `${total} ${done} ${running} ${failed}`;
  });
  return useMemo(() => {
    const [total, done, running, failed] = text.split(' ').map(Number) as [number, number, number, number];
    return { total, done, running, failed };
  }, [text]);
}
