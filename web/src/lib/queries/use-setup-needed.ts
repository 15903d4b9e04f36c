import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Whether this server still has no owner. */
export function useSetupNeeded() {
  return useQuery({
    queryKey: keys.setup,
    queryFn: ({ signal }) => api.get('/setup', { signal }),
  });
}
