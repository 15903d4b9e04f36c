import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The latest calls of a web address, newest first. */
export function useHookCalls(hookId: string) {
  return useQuery({
    queryKey: keys.hookCalls(hookId),
    queryFn: ({ signal }) => api.get('/hooks/{hookId}/calls', { path: { hookId }, signal }),
    refetchInterval: 5000,
  });
}
