import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** A sandbox's snapshots. */
export function useSnapshots(id: string) {
  return useQuery({
    queryKey: keys.snapshots(id),
    queryFn: ({ signal }) => api.get('/sandboxes/{sandboxId}/snapshots', { path: { sandboxId: id }, signal }),
  });
}
