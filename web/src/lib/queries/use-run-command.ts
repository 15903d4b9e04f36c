import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Cancels, pauses or resumes a run. */
export function useRunCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, command }: { id: string; command: 'cancel' | 'pause' | 'resume' }) =>
      api.post(`/runs/{runId}/${command}`, { path: { runId: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  });
}
