import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { MergeSide } from '../api/types/canvas-time';
import { keys } from './keys';

export type Resolutions = Record<string, MergeSide>;

/** Brings the changes of a branch into its origin; without `apply` it only tells what would happen. */
export function useMergeBranch(canvasId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (merge: { branchId: string; resolutions?: Resolutions; apply: boolean }) =>
      api.post('/canvases/{canvasId}/merge', {
        path: { canvasId },
        body: { branch: { canvasId: merge.branchId }, resolutions: merge.resolutions ?? {}, apply: merge.apply },
      }),
    onSuccess: ({ applied }) => {
      if (applied) void client.invalidateQueries({ queryKey: keys.canvasHistory(canvasId) });
    },
  });
}
