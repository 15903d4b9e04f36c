import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { SearchServiceInput } from '../api/types/search-service';
import { keys } from './keys';

/** The search service of the workspace's Search blocks. */
export function useSearchService() {
  return useQuery({
    queryKey: keys.searchService,
    queryFn: ({ signal }) => api.get('/search-service', { signal }),
  });
}

/** Chooses one, tries one, or goes back to none. */
export function useSearchServiceActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: keys.searchService });
  const choose = useMutation({
    mutationFn: (body: SearchServiceInput) => api.put('/search-service', { body }),
    onSuccess: refresh,
  });
  const attempt = useMutation({
    mutationFn: (body: SearchServiceInput) => api.post('/search-service/try', { body }),
  });
  const remove = useMutation({ mutationFn: () => api.delete('/search-service'), onSuccess: refresh });
  return { choose, attempt, remove };
}
