import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { PlanContract } from '../api/types/plan';
import { keys } from './keys';

/** Stores an edited plan contract. */
export function useSavePlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (plan: PlanContract) =>
      api.patch('/plans/{planId}', {
        path: { planId: plan.id },
        body: { title: plan.title, blocks: plan.blocks, connections: plan.connections },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.plans }),
  });
}
