import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The hard cap on spending. */
export function useBudget() {
  return useQuery({
    queryKey: keys.budget,
    queryFn: ({ signal }) => api.get('/budget', { signal }),
  });
}
