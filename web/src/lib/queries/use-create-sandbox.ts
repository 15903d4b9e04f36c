import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Makes a sandbox. */
export function useCreateSandbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; memoryMb: number; diskMb: number }) => api.post('/sandboxes', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandboxes }),
  });
}
