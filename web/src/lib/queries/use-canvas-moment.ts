import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** A canvas as it was after a change. The past does not change, so it is kept. */
export function useCanvasMoment(canvasId: string, seq: number | null) {
  return useQuery({
    queryKey: keys.canvasMoment(canvasId, seq ?? -1),
    enabled: seq !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get('/canvases/{canvasId}/history/{seq}', { path: { canvasId, seq: String(seq) }, signal }),
  });
}
