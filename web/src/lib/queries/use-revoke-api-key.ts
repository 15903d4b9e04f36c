import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Ends a key at once. */
export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api-keys/{id}', { path: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.apiKeys }),
  });
}
