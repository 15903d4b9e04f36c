import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import { keys } from './keys';

/** Opens an empty canvas. */
export function useCreateCanvas() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (title: string) => api.post('/canvases', { body: { title }, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvases }),
  });
}
