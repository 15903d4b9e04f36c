import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** One plan contract. */
export function usePlan(id: string) {
  return useQuery({
    queryKey: keys.plan(id),
    queryFn: ({ signal }) => api.get('/plans/{planId}', { path: { planId: id }, signal }),
  });
}
