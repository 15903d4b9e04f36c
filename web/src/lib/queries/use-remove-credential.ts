import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Deletes a credential for good. */
export function useRemoveCredential() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentialId: string) => api.delete('/credentials/{credentialId}', { path: { credentialId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.credentials }),
  });
}
