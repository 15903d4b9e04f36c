import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What blocks and reminders told the people of the workspace, newest first. */
export function useNotices() {
  return useInfiniteQuery({
    queryKey: keys.notices,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get('/notices', { query: { cursor: pageParam, limit: 30 }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
