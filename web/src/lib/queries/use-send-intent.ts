import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { IntentAnswer, NewIntent } from '../api/types';
import { keys } from './keys';

/** Asks for a plan; the answer may be questions first. */
export function useSendIntent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewIntent) => api.post<IntentAnswer>('/intents', { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.plans }),
  });
}
