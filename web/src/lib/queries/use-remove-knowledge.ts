import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Forgets a source and its passages. */
export function useRemoveKnowledge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/knowledge/{sourceId}', { path: { sourceId: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.knowledge }),
  });
}
