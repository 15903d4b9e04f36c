import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What a canvas looks like, as it was when it was last changed. */
export function useCanvasPicture(id: string, updatedAt: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.canvasPicture(id, updatedAt),
    queryFn: ({ signal }) => api.get('/canvases/{canvasId}/picture', { path: { canvasId: id }, signal }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
