import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** A question may come from any run, and runs have streams of their own: looked at again while the page is in sight. */
const LOOK_AGAIN_MS = 4000;

/** What waits for an answer. */
export function useApprovals() {
  return useQuery({
    queryKey: keys.approvals,
    queryFn: ({ signal }) => api.get('/approvals', { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}
