import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The beginnings that agents can be made from; they never change while the page is open. */
export function useAgentTemplates() {
  return useQuery({
    queryKey: keys.agentTemplates,
    queryFn: ({ signal }) => api.get('/agents/templates', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
