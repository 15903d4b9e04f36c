import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Takes back what somebody did, as one change; what others changed since stays. */
export function useUndoChanges(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: { actor: string; firstSeq?: number; lastSeq?: number }) =>
      api.post('/canvases/{canvasId}/undo', { path: { canvasId }, body: changes }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvasHistory(canvasId) }),
  });
}
