import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Puts the files back as they were. */
export function useRestoreSnapshot(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (snapshotId: string) =>
      api.post('/sandboxes/{sandboxId}/snapshots/{snapshotId}/restore', { path: { sandboxId: id, snapshotId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandbox(id) }),
  });
}
