import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { UpgradedCanvas } from '../api/types/block-package';
import { keys } from './keys';

/** Takes back what somebody did, as one change; what others changed since stays. */
export function useUndoChanges(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: NonNullable<UpgradedCanvas['changes']>) =>
      api.post('/canvases/{canvasId}/undo', { path: { canvasId }, body: changes }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvas(canvasId) }),
  });
}
