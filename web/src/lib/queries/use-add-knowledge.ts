import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { ArtifactRef } from '../api/types/result';
import { keys } from './keys';

/** Ingests a text, a page or a file. */
export function useAddKnowledge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { title?: string; text?: string; artifact?: ArtifactRef }) =>
      api.post('/knowledge', { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.knowledge }),
  });
}
