import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import { keys } from './keys';

/** A new canvas that holds a moment of this one. */
export function useBranchCanvas(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (branch: { title?: string; seq?: number }) =>
      api.post('/canvases/{canvasId}/branches', {
        path: { canvasId },
        body: branch,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvases }),
  });
}
