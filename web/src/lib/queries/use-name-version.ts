import { useMutation, useQueryClient } from '@tanstack/react-query';
import { canvasCall } from '../api/canvas-call';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { CanvasVersion } from '../api/types/canvas-time';
import { keys } from './keys';

/** Gives a moment a name; now, when none is given. */
export function useNameVersion(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: { name: string; seq?: number }) =>
      canvasCall<CanvasVersion>('POST', '/canvases/{canvasId}/versions', {
        path: { canvasId },
        body: version,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvasVersions(canvasId) }),
  });
}
