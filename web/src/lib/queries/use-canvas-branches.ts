import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The canvases that were branched off this one. */
export function useCanvasBranches(canvasId: string) {
  return useQuery({
    queryKey: keys.canvasBranches(canvasId),
    queryFn: async ({ signal }) =>
      (
        await api.get('/canvases/{canvasId}/branches', {
          path: { canvasId },
          signal,
        })
      ).items,
  });
}
