import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Goes back to a result: it is shown, and taken by the blocks after it, until the block runs again. */
export function useShowResult(canvasId: string, blockId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (runId: string) =>
      api.post('/canvases/{canvasId}/blocks/{blockId}/results/{runId}/show', { path: { canvasId, blockId, runId } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.blockResults(canvasId, blockId) }),
        client.invalidateQueries({ queryKey: keys.canvasResults(canvasId) }),
      ]),
  });
}
