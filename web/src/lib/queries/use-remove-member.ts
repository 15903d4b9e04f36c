import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Ends a membership; open sessions lose access at once. */
export function useRemoveMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => api.delete('/members/{userId}', { path: { userId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.members }),
  });
}
