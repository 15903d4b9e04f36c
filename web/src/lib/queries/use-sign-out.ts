import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { chooseWorkspace } from '../api/workspace-choice';

/** Ends the session and forgets everything that was loaded in it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete('/sessions/current'),
    onSuccess: () => {
      chooseWorkspace(null);
      client.clear();
    },
  });
}
