import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';

/** The ways to a model that this server knows. */
export function useProviders() {
  return useQuery({
    queryKey: ['model-providers'],
    queryFn: ({ signal }) => api.get('/models/providers', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
