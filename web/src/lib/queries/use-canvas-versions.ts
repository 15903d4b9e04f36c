import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The named moments of a canvas, newest first. */
export function useCanvasVersions(canvasId: string) {
  return useQuery({
    queryKey: keys.canvasVersions(canvasId),
    queryFn: async ({ signal }) =>
      (
        await api.get('/canvases/{canvasId}/versions', {
          path: { canvasId },
          query: { limit: 200 },
          signal,
        })
      ).items,
  });
}
