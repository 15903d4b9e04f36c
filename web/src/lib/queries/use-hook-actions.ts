import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Makes, renews, ends and tries web addresses of a canvas. */
export function useHookActions(canvasId: string) {
  const client = useQueryClient();
  const changed = { onSuccess: () => client.invalidateQueries({ queryKey: keys.hooks(canvasId) }) };
  const create = useMutation({
    mutationFn: (name: string) =>
      api.post('/canvases/{canvasId}/hooks', { path: { canvasId }, body: { name, waitSeconds: null } }),
    ...changed,
  });
  const rotate = useMutation({
    mutationFn: (hookId: string) => api.post('/hooks/{hookId}/rotate', { path: { hookId } }),
    ...changed,
  });
  const end = useMutation({
    mutationFn: (hookId: string) => api.delete('/hooks/{hookId}', { path: { hookId } }),
    ...changed,
  });
  const test = useMutation({
    mutationFn: ({ hookId, body }: { hookId: string; body: unknown }) =>
      api.post('/hooks/{hookId}/test', { path: { hookId }, body: { body } as never }),
    onSuccess: (_, { hookId }) => client.invalidateQueries({ queryKey: keys.hookCalls(hookId) }),
  });
  return { create, rotate, end, test };
}
