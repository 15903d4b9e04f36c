import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Renames the current workspace. */
export function useRenameWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.patch('/workspace', { body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
  });
}
