import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { NewShare } from '../api/types/canvas-share';
import { keys } from './keys';

/** Makes a link; its address is told this one time. */
export function useCreateShare(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (share: NewShare) =>
      api.post('/canvases/{canvasId}/shares', {
        path: { canvasId },
        body: share,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvasShares(canvasId) }),
  });
}
