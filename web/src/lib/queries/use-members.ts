import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The people of the workspace. */
export function useMembers() {
  return useQuery({
    queryKey: keys.members,
    queryFn: ({ signal }) => api.get('/members', { signal }),
  });
}
