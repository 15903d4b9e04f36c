import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** One run with its steps. */
export function useRun(id: string | null) {
  return useQuery({
    queryKey: keys.run(id ?? ''),
    queryFn: ({ signal }) => api.get('/runs/{runId}', { path: { runId: id ?? '' }, signal }),
    enabled: id !== null,
  });
}
