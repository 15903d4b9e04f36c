import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Sets the hard cap; null removes it. */
export function useSetBudget() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (cap: number) => api.put('/budget', { body: { cap } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.budget }),
  });
}
