import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The workspace's credentials, without their secrets. */
export function useCredentials() {
  return useQuery({
    queryKey: keys.credentials,
    queryFn: ({ signal }) => api.get('/credentials', { signal }),
  });
}
