import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { UndoPreview } from '../api/types/run';
import { keys } from './keys';

/** What undoing a run would do. */
export function useUndoPreview(runId: string) {
  return useQuery({
    queryKey: [...keys.run(runId), 'undo'],
    queryFn: async ({ signal }) => {
      const answer = await api.post('/runs/{runId}/undo', { path: { runId }, body: { preview: true }, signal });
      return answer as unknown as UndoPreview;
    },
    retry: false,
  });
}
