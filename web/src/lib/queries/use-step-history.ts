import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Everything about one step of a run, wherever it lies. */
export function useStepHistory(runId: string, address: string | null) {
  return useQuery({
    queryKey: [...keys.run(runId), 'step', address],
    queryFn: ({ signal }) =>
      api.get('/runs/{runId}/step', { path: { runId }, query: { address: address ?? '' }, signal }),
    enabled: address !== null,
    placeholderData: keepPreviousData,
  });
}
