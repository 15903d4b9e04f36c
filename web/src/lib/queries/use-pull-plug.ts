import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client';

/** Kills the process that has a run in hand; in development mode only. */
export function usePullPlug() {
  return useMutation({
    mutationFn: (runId: string) => api.post('/runs/{runId}/pull-the-plug', { path: { runId } }),
  });
}
