import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Forgets the name of a moment; the moment itself stays. */
export function useDeleteVersion(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (versionId: string) =>
      api.delete('/canvases/{canvasId}/versions/{versionId}', { path: { canvasId, versionId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvasVersions(canvasId) }),
  });
}
