import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { NewModelConnection } from '../api/types/model';
import { keys } from './keys';

/** Stores a model connection. */
export function useConnectModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewModelConnection) => api.post('/models', { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.models }),
  });
}
