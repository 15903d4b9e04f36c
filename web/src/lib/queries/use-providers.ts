import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { ModelProvider, Page } from '../api/types';

/** The ways to a model that this server knows. */
export function useProviders() {
  return useQuery({
    queryKey: ['model-providers'],
    queryFn: ({ signal }) => api.get<Page<ModelProvider>>('/models/providers', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
