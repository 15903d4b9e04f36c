import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The links that lead to a canvas from outside. */
export function useCanvasShares(canvasId: string) {
  return useQuery({
    queryKey: keys.canvasShares(canvasId),
    queryFn: async ({ signal }) => {
      const answer = await api.get('/canvases/{canvasId}/shares', {
        path: { canvasId },
        signal,
      });
      return answer.items;
    },
  });
}
