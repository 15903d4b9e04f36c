import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** One conversation with its messages. */
export function useConversation(id: string | null) {
  return useQuery({
    queryKey: keys.conversation(id ?? ''),
    queryFn: ({ signal }) => api.get('/conversations/{conversationId}', { path: { conversationId: id ?? '' }, signal }),
    enabled: id !== null,
  });
}
