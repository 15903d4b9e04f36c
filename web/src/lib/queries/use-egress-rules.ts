import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What the workspace allows and denies. */
export function useEgressRules() {
  return useQuery({
    queryKey: keys.egressRules,
    queryFn: ({ signal }) => api.get('/egress/rules', { signal }),
  });
}
