import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { NewIntent } from '../api/types/plan';
import { keys } from './keys';

/** Asks for a plan; the answer may be questions first. */
export function useSendIntent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewIntent) => api.post('/intents', { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.plans }),
  });
}
