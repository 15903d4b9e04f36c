import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Invitation, Page } from '../api/types';
import { keys } from './keys';

/** Invitations that were not yet taken up. */
export function useInvitations() {
  return useQuery({
    queryKey: keys.invitations,
    queryFn: ({ signal }) => api.get<Page<Invitation>>('/invitations', { signal }),
  });
}
