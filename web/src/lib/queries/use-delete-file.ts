import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Deletes a file or folder. */
export function useDeleteFile(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: string) =>
      api.delete('/sandboxes/{sandboxId}/files', { path: { sandboxId: id }, query: { path } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandbox(id) }),
  });
}
