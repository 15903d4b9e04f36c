import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client';

/** Opens a session. The caller reloads what depends on who is signed in. */
export function useSignIn() {
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => api.post('/sessions', { body }),
  });
}
