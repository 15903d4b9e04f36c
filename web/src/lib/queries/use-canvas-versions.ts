import { useQuery } from '@tanstack/react-query';
import { canvasCall } from '../api/canvas-call';
import type { CanvasVersion } from '../api/types/canvas-time';
import { keys } from './keys';

/** The named moments of a canvas, newest first. */
export function useCanvasVersions(canvasId: string) {
  return useQuery({
    queryKey: keys.canvasVersions(canvasId),
    queryFn: async ({ signal }) =>
      (
        await canvasCall<{ items: CanvasVersion[] }>('GET', '/canvases/{canvasId}/versions', {
          path: { canvasId },
          query: { limit: 200 },
          signal,
        })
      ).items,
  });
}
