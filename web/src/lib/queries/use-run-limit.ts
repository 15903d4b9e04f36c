import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** How many runs of the workspace are at work at once. */
export function useRunLimit() {
  const client = useQueryClient();
  const limit = useQuery({ queryKey: keys.runLimit, queryFn: ({ signal }) => api.get('/run-limits', { signal }) });
  const save = useMutation({
    mutationFn: (mostRuns: number | null) => api.put('/run-limits', { body: { mostRuns } }),
    onSuccess: (saved) => client.setQueryData(keys.runLimit, saved),
  });
  return { limit, save };
}
