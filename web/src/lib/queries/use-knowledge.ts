import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Ingested sources. */
export function useKnowledge() {
  return useQuery({
    queryKey: keys.knowledge,
    queryFn: ({ signal }) => api.get('/knowledge', { signal }),
  });
}
