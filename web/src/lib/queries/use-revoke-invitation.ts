import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Makes an invitation link worthless. */
export function useRevokeInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/invitations/{id}', { path: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.invitations }),
  });
}
