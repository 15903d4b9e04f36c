import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

export interface RunFilter {
  canvasId?: string | undefined;
  status?: string | undefined;
  limit?: number | undefined;
}

/** How soon a list is looked at again: while something in it goes on, and otherwise, because anybody may start a run. */
const ACTIVE_MS = 2000;
const QUIET_MS = 15_000;
const OVER = new Set(['succeeded', 'failed', 'cancelled']);

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
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((run) => !OVER.has(run.status))) ? ACTIVE_MS : QUIET_MS,
  });
}
