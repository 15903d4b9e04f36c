import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Deletes a canvas. Its runs stay. */
export function useDeleteCanvas() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/canvases/{canvasId}', { path: { canvasId: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvases }),
  });
}
