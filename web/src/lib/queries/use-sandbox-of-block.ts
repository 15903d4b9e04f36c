import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The sandbox of a block, if it has one. */
export function useSandboxOfBlock(canvasId: string, block: string) {
  return useQuery({
    queryKey: keys.sandboxOfBlock(canvasId, block),
    queryFn: async ({ signal }) =>
      (await api.get('/sandboxes', { query: { canvasId, block }, signal })).items[0] ?? null,
  });
}
