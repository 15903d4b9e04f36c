import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Step } from '../api/types/run';
import { keys } from './keys';

/** The latest result of each block, by block id. */
export function useCanvasResults(canvasId: string) {
  return useQuery({
    queryKey: keys.canvasResults(canvasId),
    queryFn: async ({ signal }): Promise<Map<string, Step>> =>
      new Map(Object.entries(await api.get('/canvases/{canvasId}/results', { path: { canvasId }, signal }))),
  });
}
