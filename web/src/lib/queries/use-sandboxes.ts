import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The workspace's sandboxes, and what the provider can do. */
export function useSandboxes() {
  return useQuery({
    queryKey: keys.sandboxes,
    queryFn: ({ signal }) => api.get('/sandboxes', { signal }),
  });
}
