import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The entries of a folder of a sandbox. */
export function useSandboxFiles(id: string, path: string) {
  return useQuery({
    queryKey: keys.sandboxFiles(id, path),
    queryFn: ({ signal }) =>
      api.get('/sandboxes/{sandboxId}/files', { path: { sandboxId: id }, query: { path }, signal }),
  });
}
