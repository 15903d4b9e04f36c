import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** What a package says, what is in it and where it is used. */
export function useBlockPackage(name: string, version: string | undefined) {
  return useQuery({
    queryKey: keys.blockPackage(name, version ?? ''),
    queryFn: ({ signal }) =>
      api.get('/block-packages/{name}/{version}', { path: { name, version: version ?? '' }, signal }),
    enabled: version !== undefined,
  });
}
