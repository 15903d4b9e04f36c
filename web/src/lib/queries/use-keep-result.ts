import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Marks a result of a block to be kept, with a name perhaps; or takes the mark away. */
export function useKeepResult(canvasId: string, blockId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ runId, keep, name }: { runId: string; keep: boolean; name?: string }) => {
      const path = { canvasId, blockId, runId };
      const address = '/canvases/{canvasId}/blocks/{blockId}/results/{runId}/keep';
      return keep ? api.put(address, { path, body: { name: name ?? null } }) : api.delete(address, { path });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.blockResults(canvasId, blockId) }),
  });
}
