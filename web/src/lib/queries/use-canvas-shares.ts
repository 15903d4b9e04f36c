import { useQuery } from '@tanstack/react-query';
import { canvasCall } from '../api/canvas-call';
import type { CanvasShare } from '../api/types/canvas-share';
import { keys } from './keys';

/** The links that lead to a canvas from outside. */
export function useCanvasShares(canvasId: string) {
  return useQuery({
    queryKey: keys.canvasShares(canvasId),
    queryFn: async ({ signal }) => {
      const answer = await canvasCall<{ items: CanvasShare[] }>('GET', '/canvases/{canvasId}/shares', {
        path: { canvasId },
        signal,
      });
      return answer.items;
    },
  });
}
