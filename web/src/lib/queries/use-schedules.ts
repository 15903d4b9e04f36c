import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What runs by itself, of the workspace or of one canvas. */
export function useSchedules(canvasId?: string) {
  return useQuery({
    queryKey: [...keys.schedules, canvasId ?? null],
    queryFn: ({ signal }) => api.get('/schedules', { query: canvasId ? { canvasId } : {}, signal }),
    refetchInterval: 15_000,
  });
}
