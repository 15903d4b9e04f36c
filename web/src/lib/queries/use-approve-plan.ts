import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Turns a plan contract into a canvas. Approving twice gives the same canvas. */
export function useApprovePlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.post('/plans/{planId}/approve', {
        path: { planId: id },
        body: {},
        idempotencyKey: `approve-${id}`,
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.plans }),
        client.invalidateQueries({ queryKey: keys.canvases }),
      ]),
  });
}
