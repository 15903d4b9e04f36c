import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The workspace's stream tells of new questions; should a hint be lost, the list is right again after this time. */
const LOOK_AGAIN_MS = 60_000;

/** What waits for an answer. */
export function useApprovals() {
  return useQuery({
    queryKey: keys.approvals,
    queryFn: ({ signal }) => api.get('/approvals', { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}
