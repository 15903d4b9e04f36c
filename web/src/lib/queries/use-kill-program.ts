import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Ends a program. */
export function useKillProgram(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (programId: string) =>
      api.delete('/sandboxes/{sandboxId}/programs/{programId}', { path: { sandboxId: id, programId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sandboxes }),
  });
}
