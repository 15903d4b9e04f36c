import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { keys } from '@/lib/queries/keys';

const QUIET_MS = 600;

/** Asks the server to look at the canvas again once edits have settled. */
export function useProblems(store: CanvasStore | null, canvasId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    if (store === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.scene.onChange((change) => {
      if (!change.structure && change.blocks.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        void client.invalidateQueries({ queryKey: keys.canvasProblems(canvasId) });
      }, QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, client, canvasId]);
}
