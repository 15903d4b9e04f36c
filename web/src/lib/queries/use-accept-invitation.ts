import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client';

/** Takes up an invitation and opens a session. */
export function useAcceptInvitation(token: string) {
  return useMutation({
    mutationFn: (body: { name: string; password: string }) =>
      api.post('/invitations/open/{token}', { path: { token }, body }),
  });
}
