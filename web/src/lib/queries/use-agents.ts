import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The agents of the workspace. */
export function useAgents(enabled = true) {
  return useQuery({ queryKey: keys.agents, queryFn: ({ signal }) => api.get('/agents', { signal }), enabled });
}
