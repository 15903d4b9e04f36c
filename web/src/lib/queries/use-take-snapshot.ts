import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Keeps a copy of the files. */
export function useTakeSnapshot(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      api.post('/sandboxes/{sandboxId}/snapshots', { path: { sandboxId: id }, body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.snapshots(id) }),
  });
}
