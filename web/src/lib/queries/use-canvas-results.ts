import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Step } from '../api/types';
import { keys } from './keys';

/** The latest result of each block, by block id. */
export function useCanvasResults(canvasId: string) {
  return useQuery({
    queryKey: keys.canvasResults(canvasId),
    queryFn: async ({ signal }): Promise<Map<string, Step>> =>
      readResults(await api.get<unknown>('/canvases/{canvasId}/results', { path: { canvasId: canvasId }, signal })),
  });
}

/** The answer is a page or list of steps, or an object of steps by block id. */
function readResults(answer: unknown): Map<string, Step> {
  const held = (answer as { items?: unknown; results?: unknown } | null) ?? {};
  const list = Array.isArray(answer) ? answer : (held.items ?? held.results ?? answer ?? {});
  if (Array.isArray(list)) return new Map((list as Step[]).map((s) => [s.blockId ?? s.address, s]));
  return new Map(Object.entries(list as Record<string, Step>));
}
