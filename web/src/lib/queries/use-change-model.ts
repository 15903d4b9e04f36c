import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Changes a model connection. */
export function useChangeModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      change,
    }: {
      id: string;
      change: { name?: string; model?: string; apiKey?: string; isDefault?: boolean };
    }) => api.patch('/models/{modelId}', { path: { modelId: id }, body: change }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.models }),
  });
}
