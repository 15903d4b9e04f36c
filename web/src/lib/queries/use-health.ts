import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';

/** Whether the server is up, and its version. */
export function useHealth() {
  return useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.get('/health', { signal }),
  });
}
