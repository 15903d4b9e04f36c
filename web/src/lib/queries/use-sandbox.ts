import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** One sandbox. */
export function useSandbox(id: string) {
  return useQuery({
    queryKey: keys.sandbox(id),
    queryFn: ({ signal }) => api.get('/sandboxes/{sandboxId}', { path: { sandboxId: id }, signal }),
  });
}
