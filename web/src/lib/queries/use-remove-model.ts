import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Forgets a model connection and its key. */
export function useRemoveModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/models/{modelId}', { path: { modelId: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.models }),
  });
}
