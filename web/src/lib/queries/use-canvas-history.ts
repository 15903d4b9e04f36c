import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Who changed a canvas when: stretches of work by one actor, newest first. */
export function useCanvasHistory(canvasId: string) {
  return useInfiniteQuery({
    queryKey: keys.canvasHistory(canvasId),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get('/canvases/{canvasId}/history', { path: { canvasId }, query: { cursor: pageParam, limit: 200 }, signal }),
    getNextPageParam: (page) => page.next ?? null,
  });
}
