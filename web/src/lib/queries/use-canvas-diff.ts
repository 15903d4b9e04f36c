import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

export interface DiffQuestion {
  from: number;
  /** Now when absent. */
  to?: number;
  /** Another canvas as it is now, instead of this one. */
  other?: string;
}

/** What differs between two moments, or between a moment and a branch. */
export function useCanvasDiff(canvasId: string, question: DiffQuestion | null) {
  return useQuery({
    queryKey: keys.canvasDiff(canvasId, question ?? {}),
    enabled: question !== null,
    queryFn: ({ signal }) =>
      api.get('/canvases/{canvasId}/diff', {
        path: { canvasId },
        query: {
          from: question?.from,
          to: question?.other ? undefined : String(question?.to ?? 'now'),
          other: question?.other,
        },
        signal,
      }),
  });
}
