import { useQuery } from '@tanstack/react-query';
import { canvasCall } from '../api/canvas-call';
import type { CanvasBranch } from '../api/types/canvas-time';
import { keys } from './keys';

/** The canvases that were branched off this one. */
export function useCanvasBranches(canvasId: string) {
  return useQuery({
    queryKey: keys.canvasBranches(canvasId),
    queryFn: async ({ signal }) =>
      (
        await canvasCall<{ items: CanvasBranch[] }>('GET', '/canvases/{canvasId}/branches', {
          path: { canvasId },
          signal,
        })
      ).items,
  });
}
