import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Undoes what a run did; answers the run that does it. */
export function useUndoRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      const answer = await api.post('/runs/{runId}/undo', { path: { runId: id }, body: { preview: false } });
      return (answer as unknown as { runId: string }).runId;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  });
}
