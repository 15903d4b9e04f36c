import { useMutation, useQueryClient } from '@tanstack/react-query';
import { canvasCall } from '../api/canvas-call';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { CanvasShare, NewShare } from '../api/types/canvas-share';
import { keys } from './keys';

/** Makes a link; its address is told this one time. */
export function useCreateShare(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (share: NewShare) =>
      canvasCall<CanvasShare>('POST', '/canvases/{canvasId}/shares', {
        path: { canvasId },
        body: share,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvasShares(canvasId) }),
  });
}
