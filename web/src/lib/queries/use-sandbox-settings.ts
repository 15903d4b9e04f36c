import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What administrators decided about the workspace's sandboxes. */
export function useSandboxSettings() {
  return useQuery({
    queryKey: keys.sandboxSettings,
    queryFn: ({ signal }) => api.get('/sandbox-settings', { signal }),
  });
}
