import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Stores a secret; it is never shown again. */
export function useAddCredential() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { connector: string; name: string; secret: string; hosts: string[]; header?: string }) =>
      api.post('/credentials', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.credentials }),
  });
}
