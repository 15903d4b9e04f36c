import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Makes a folder. */
export function useMakeFolder(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: string) =>
      api.post('/sandboxes/{sandboxId}/files/folders', { path: { sandboxId: id }, body: { path } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandbox(id) }),
  });
}
