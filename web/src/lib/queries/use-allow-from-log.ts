import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Makes the host of a refused call reachable. */
export function useAllowFromLog() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (lineId: string) => api.post('/egress/log/{lineId}/allow', { path: { lineId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.egress }),
  });
}
