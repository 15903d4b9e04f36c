import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import type { AgentProfile } from '../api/types/agent';
import { keys } from './keys';

/** Makes an agent, or replaces the profile of one. */
export function useSaveAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, profile }: { id: string | null; profile: AgentProfile }) =>
      id === null
        ? api.post('/agents', { body: { profile }, idempotencyKey: newIdempotencyKey() })
        : api.put('/agents/{agentId}', { path: { agentId: id }, body: profile }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.agents }),
  });
}
