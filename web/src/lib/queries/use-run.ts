import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** How one run is read. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => api.get('/runs/{runId}', { path: { runId: id }, signal }),
  });

/** One run with its steps. */
export function useRun(id: string | null) {
  return useQuery({ ...runQuery(id ?? ''), enabled: id !== null });
}
