import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What is wrong on a canvas, by block. */
export function useCanvasProblems(id: string) {
  return useQuery({
    queryKey: keys.canvasProblems(id),
    queryFn: async ({ signal }) => {
      const query = { content: false };
      return (await api.get('/canvases/{canvasId}', { path: { canvasId: id }, query, signal })).problems;
    },
  });
}
