import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Deletes an agent. */
export function useRemoveAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/agents/{agentId}', { path: { agentId: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.agents }),
  });
}
