import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Renames a file or folder. */
export function useMoveFile(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { from: string; to: string }) =>
      api.post('/sandboxes/{sandboxId}/files/moves', { path: { sandboxId: id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandbox(id) }),
  });
}
