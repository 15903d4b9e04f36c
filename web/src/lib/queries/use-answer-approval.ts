import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Answers what a step waits for. */
export function useAnswerApproval() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      runId,
      ...body
    }: {
      runId: string;
      address: string;
      answer: 'approved' | 'rejected';
      fields?: Record<string, unknown>;
    }) => api.post('/runs/{runId}/answers', { path: { runId: runId }, body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.approvals }),
        client.invalidateQueries({ queryKey: keys.runs }),
      ]),
  });
}
