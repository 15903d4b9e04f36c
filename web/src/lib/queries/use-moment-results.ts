import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Step } from '../api/types/run';
import { keys } from './keys';

/** The results that blocks had at a moment, by block. */
export function useMomentResults(canvasId: string, seq: number | null) {
  return useQuery({
    queryKey: keys.momentResults(canvasId, seq ?? -1),
    enabled: seq !== null,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Map<string, Step>> =>
      new Map(
        Object.entries(
          await api.get('/canvases/{canvasId}/history/{seq}/results', { path: { canvasId, seq: String(seq) }, signal }),
        ),
      ),
  });
}
