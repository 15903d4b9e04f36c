import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Every token and call paid for, latest first. */
export function useLedger() {
  return useInfiniteQuery({
    queryKey: keys.ledger,
    queryFn: ({ pageParam, signal }) => api.get('/ledger', { query: { limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}
