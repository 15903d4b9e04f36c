import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { CanvasFile } from '../api/types/canvas-time';
import { keys } from './keys';

/** Makes a canvas of a file that export wrote. Nothing in it is run. */
export function useImportCanvas() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: CanvasFile) => api.post('/canvases/import', { body: file, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.canvases }),
  });
}
