import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { PlanContract } from '../api/types';
import { keys } from './keys';

/** One plan contract. */
export function usePlan(id: string) {
  return useQuery({
    queryKey: keys.plan(id),
    queryFn: ({ signal }) => api.get<PlanContract>('/plans/{planId}', { path: { planId: id }, signal }),
  });
}
