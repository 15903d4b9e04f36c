import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client';

/** Makes a link by which somebody without an account can answer one question, once. */
export function useAnswerLink() {
  return useMutation({
    mutationFn: ({ runId, ...body }: { runId: string; address: string; name: string | null; hours: number }) =>
      api.post('/runs/{runId}/answer-links', { path: { runId }, body }),
  });
}
