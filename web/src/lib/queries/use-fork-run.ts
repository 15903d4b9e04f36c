import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Body } from '../api/contract';
import { newIdempotencyKey } from '../api/idempotency-key';
import { keys } from './keys';

/** Starts a variant of a run with changed steps. */
export function useForkRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Body<'/runs/{runId}/fork', 'post'>) =>
      api.post('/runs/{runId}/fork', { path: { runId: id }, body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  });
}
