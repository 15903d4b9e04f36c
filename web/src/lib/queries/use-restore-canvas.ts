import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Makes a canvas what it was, as a new change. */
export function useRestoreCanvas(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (seq: number) => api.post('/canvases/{canvasId}/restore', { path: { canvasId }, body: { seq } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvasHistory(canvasId) }),
  });
}
