import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Passages that answer a question; asks nothing while the query is empty. */
export function useKnowledgeSearch(query: string) {
  return useQuery({
    queryKey: keys.knowledgeSearch(query),
    queryFn: ({ signal }) => api.get('/knowledge/search', { query: { q: query }, signal }),
    enabled: query.trim() !== '',
  });
}
