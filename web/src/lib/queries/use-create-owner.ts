import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client';

interface FirstOwner {
  token: string;
  name: string;
  email: string;
  password: string;
  workspaceName: string;
}

/** Creates the first owner with the one-time setup token and opens a session. */
export function useCreateOwner() {
  return useMutation({ mutationFn: (body: FirstOwner) => api.post('/setup', { body }) });
}
