import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The canvas behind a link, without an account. */
export function useSharedCanvas(token: string) {
  return useQuery({
    queryKey: keys.shared(token),
    retry: false,
    queryFn: ({ signal }) => api.get('/shared/{token}', { path: { token }, signal }),
  });
}
