import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The conversations of the workspace. */
export function useConversations() {
  return useQuery({ queryKey: keys.conversations, queryFn: ({ signal }) => api.get('/conversations', { signal }) });
}
