import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Canvases, latest first. */
export function useCanvases() {
  return useQuery({
    queryKey: keys.canvases,
    queryFn: ({ signal }) => api.get('/canvases', { signal }),
  });
}
