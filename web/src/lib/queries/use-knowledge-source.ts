import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** A source with its passages. */
export function useKnowledgeSource(id: string) {
  return useQuery({
    queryKey: keys.knowledgeSource(id),
    queryFn: ({ signal }) => api.get('/knowledge/{sourceId}', { path: { sourceId: id }, signal }),
  });
}
