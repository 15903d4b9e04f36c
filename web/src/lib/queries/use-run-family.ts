import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The runs that came from the same first one, oldest first. */
export function useRunFamily(runId: string) {
  return useQuery({
    queryKey: [...keys.run(runId), 'family'],
    queryFn: ({ signal }) => api.get('/runs/{runId}/family', { path: { runId }, signal }),
  });
}
