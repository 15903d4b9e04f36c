import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Takes a rule back. */
export function useRemoveEgressRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rule: { allows: boolean; host: string; purpose: string; scope: string }) =>
      api.delete('/egress/rules', { query: rule }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.egress }),
  });
}
