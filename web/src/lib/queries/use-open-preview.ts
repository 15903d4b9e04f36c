import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Opens a port under an address of its own. */
export function useOpenPreview(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { programId: string; port: number }) =>
      api.post('/sandboxes/{sandboxId}/previews', { path: { sandboxId: id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandboxes }),
  });
}
