import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { KnowledgeSource, Page } from '../api/types';
import { keys } from './keys';

/** Ingested sources. */
export function useKnowledge() {
  return useQuery({
    queryKey: keys.knowledge,
    queryFn: ({ signal }) => api.get<Page<KnowledgeSource>>('/knowledge', { signal }),
  });
}
