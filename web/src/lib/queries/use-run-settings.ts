import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { components } from '../api/schema';
import { keys } from './keys';

export type RunSettings = components['schemas']['CanvasRunSettings'];

/** How the runs of a canvas share: how many at once, in which lines, and how urgent. */
export function useRunSettings(canvasId: string) {
  const client = useQueryClient();
  const settings = useQuery({
    queryKey: keys.runSettings(canvasId),
    queryFn: ({ signal }) => api.get('/canvases/{canvasId}/run-settings', { path: { canvasId }, signal }),
  });
  const save = useMutation({
    mutationFn: (body: RunSettings) => api.put('/canvases/{canvasId}/run-settings', { path: { canvasId }, body }),
    onSuccess: (saved) => client.setQueryData(keys.runSettings(canvasId), saved),
  });
  return { settings, save };
}
