import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Deletes a snapshot. */
export function useDeleteSnapshot(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (snapshotId: string) =>
      api.delete('/sandboxes/{sandboxId}/snapshots/{snapshotId}', { path: { sandboxId: id, snapshotId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.snapshots(id) }),
  });
}
