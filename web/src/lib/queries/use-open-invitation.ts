import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What the holder of an invitation link may see of it. */
export function useOpenInvitation(token: string) {
  return useQuery({
    queryKey: keys.invitation(token),
    queryFn: ({ signal }) => api.get('/invitations/open/{token}', { path: { token }, signal }),
    retry: false,
  });
}
