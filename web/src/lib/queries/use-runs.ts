import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

export interface RunFilter {
  canvasId?: string | undefined;
  status?: string | undefined;
  limit?: number | undefined;
}

/** The workspace's stream tells of changes; should a hint be lost, the list is right again after this time. */
const LOOK_AGAIN_MS = 60_000;

/** Runs, latest first, a page at a time. */
export function useRuns(filter: RunFilter = {}) {
  return useInfiniteQuery({
    queryKey: keys.runList(filter),
    queryFn: ({ pageParam, signal }) =>
      api.get('/runs', {
        query: { canvasId: filter.canvasId, status: filter.status, limit: filter.limit ?? 30, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: LOOK_AGAIN_MS,
  });
}
