import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The canvas behind a link, without an account. `guest` is a text that one keeps, to be the same guest each time; blocks come only of a version, a live canvas has its document. */
export function useSharedCanvas(token: string, guest: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.shared(token),
    retry: false,
    enabled,
    queryFn: ({ signal }) => api.get('/shared/{token}', { path: { token }, query: { guest, live: false }, signal }),
  });
}
