import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The canvas behind a link, without an account. `guest` is a text that one keeps, to be the same guest each time. */
export function useSharedCanvas(token: string, guest: string) {
  return useQuery({
    queryKey: keys.shared(token),
    retry: false,
    queryFn: ({ signal }) => api.get('/shared/{token}', { path: { token }, query: { guest }, signal }),
  });
}
