import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Allows or denies a host. */
export function useAddEgressRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { allows: boolean; host: string; purpose: string; scope: string }) =>
      api.post('/egress/rules', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.egress }),
  });
}
