import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** When every step of a run was in which state. */
export function useTimeline(runId: string) {
  return useQuery({
    queryKey: [...keys.run(runId), 'timeline'],
    queryFn: ({ signal }) => api.get('/runs/{runId}/timeline', { path: { runId }, signal }),
  });
}
