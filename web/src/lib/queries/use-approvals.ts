import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Approval, Page } from '../api/types';
import { keys } from './keys';

/** What waits for an answer. */
export function useApprovals() {
  return useQuery({
    queryKey: keys.approvals,
    queryFn: ({ signal }) => api.get<Page<Approval>>('/approvals', { signal }),
  });
}
