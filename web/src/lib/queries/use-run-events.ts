import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The journal of one run. */
export function useRunEvents(id: string) {
  return useQuery({
    queryKey: keys.runEvents(id),
    queryFn: ({ signal }) => api.get('/runs/{runId}/events', { path: { runId: id }, query: { limit: 200 }, signal }),
  });
}
