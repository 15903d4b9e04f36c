import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import { keys } from './keys';

/** Runs it again: from the kept effects (replay) or afresh (rerun). */
export function useReplayRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; mode: 'replay' | 'rerun'; from?: string }) =>
      api.post('/runs/{runId}/replay', {
        path: { runId: id },
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  });
}
