import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

const LATEST = 50;

/** The results a block ever had, newest first. A new `made` (when its last one was made) asks again. */
export function useBlockResults(canvasId: string, blockId: string, made: string) {
  return useQuery({
    queryKey: [...keys.blockResults(canvasId, blockId), made],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get('/canvases/{canvasId}/blocks/{blockId}/results', {
        path: { canvasId, blockId },
        query: { limit: LATEST },
        signal,
      }),
  });
}
