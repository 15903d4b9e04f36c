import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Makes a link lead nowhere; who is on the canvas through it is cut off. */
export function useRevokeShare(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (shareId: string) =>
      api.delete('/canvases/{canvasId}/shares/{shareId}', { path: { canvasId, shareId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvasShares(canvasId) }),
  });
}
