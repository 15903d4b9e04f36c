import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Installed packages of block types. */
export function useBlockPackages() {
  return useQuery({
    queryKey: keys.blockPackages,
    queryFn: ({ signal }) => api.get('/block-packages', { signal }),
  });
}
