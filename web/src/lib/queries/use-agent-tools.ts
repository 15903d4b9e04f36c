import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The tools that agents may be given. */
export function useAgentTools() {
  return useQuery({
    queryKey: keys.agentTools,
    queryFn: ({ signal }) => api.get('/agents/tools', { signal }),
    staleTime: 60_000,
  });
}
