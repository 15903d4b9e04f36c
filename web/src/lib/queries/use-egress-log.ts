import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The calls to the outside, newest first, looked at again every few seconds. */
export function useEgressLog(filter: { host: string; outcome: string; sandbox?: string; run?: string }) {
  return useInfiniteQuery({
    queryKey: keys.egressLog(filter),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get('/egress/log', { query: { ...filter, limit: 100, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 5000,
  });
}
