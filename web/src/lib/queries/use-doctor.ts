import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Everything needed and every secure default, as pass or fail. */
export function useDoctor() {
  return useQuery({
    queryKey: keys.doctor,
    queryFn: ({ signal }) => api.get('/doctor', { signal }),
  });
}
