import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Brings blocks made for older versions of their types up to date. */
export function useUpgradeCanvas(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post('/canvases/{canvasId}/upgrade', { path: { canvasId } }),
    onSuccess: ({ blocks }) => {
      if (blocks.length > 0) void client.invalidateQueries({ queryKey: keys.canvas(canvasId) });
    },
  });
}
