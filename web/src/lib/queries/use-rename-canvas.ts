import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Gives a canvas another title. */
export function useRenameCanvas() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, title }: { id: string; title: string }) =>
      api.patch('/canvases/{canvasId}', { path: { canvasId: id }, body: { title } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvases }),
  });
}
