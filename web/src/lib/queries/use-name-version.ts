import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import { keys } from './keys';

/** Gives a moment a name; now, when none is given. */
export function useNameVersion(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: { name: string; seq?: number }) =>
      api.post('/canvases/{canvasId}/versions', {
        path: { canvasId },
        body: version,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvasVersions(canvasId) }),
  });
}
