import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The web addresses that start runs of a canvas. */
export function useHooks(canvasId: string) {
  return useQuery({
    queryKey: keys.hooks(canvasId),
    queryFn: ({ signal }) => api.get('/canvases/{canvasId}/hooks', { path: { canvasId }, signal }),
  });
}
