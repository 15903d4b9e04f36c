import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import { keys } from './keys';

/** Starts a run of a canvas, of one block, or from one block on. */
export function useStartRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: {
      canvasId: string;
      mode: 'all' | 'block' | 'from';
      blockId?: string;
      inputs?: Record<string, unknown>;
    }) => api.post('/runs', { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  });
}
