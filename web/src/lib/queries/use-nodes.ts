import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The nodes of the installation; asked again every two seconds while the page is looked at. */
export function useNodes() {
  return useQuery({
    queryKey: keys.nodes,
    queryFn: ({ signal }) => api.get('/nodes', { signal }),
    refetchInterval: 2000,
  });
}
