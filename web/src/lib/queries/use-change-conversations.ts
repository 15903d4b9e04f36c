import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { ArtifactRef } from '../api/types/result';
import { keys } from './keys';

export interface NewConversation {
  members?: string[];
  pattern?: string;
}

/** Begins a conversation, says something in one, or deletes one. */
export function useChangeConversations() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keys.conversations });
  return {
    begin: useMutation({
      mutationFn: (body: NewConversation) => api.post('/conversations', { body, idempotencyKey: newIdempotencyKey() }),
      onSettled,
    }),
    say: useMutation({
      mutationFn: ({ id, text, files }: { id: string; text: string; files: ArtifactRef[] }) =>
        api.post('/conversations/{conversationId}/messages', {
          path: { conversationId: id },
          body: { text, files },
          idempotencyKey: newIdempotencyKey(),
        }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) => api.delete('/conversations/{conversationId}', { path: { conversationId: id } }),
      onSettled,
    }),
  };
}
