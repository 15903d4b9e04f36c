import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Deletes a sandbox with all in it. */
export function useDeleteSandbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/sandboxes/{sandboxId}', { path: { sandboxId: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandboxes }),
  });
}
