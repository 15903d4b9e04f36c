import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Member, Page } from '../api/types';
import { keys } from './keys';

/** The people of the workspace. */
export function useMembers() {
  return useQuery({
    queryKey: keys.members,
    queryFn: ({ signal }) => api.get<Page<Member>>('/members', { signal }),
  });
}
