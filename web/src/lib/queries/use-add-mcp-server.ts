import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { newIdempotencyKey } from '../api/idempotency-key';
import { keys } from './keys';

/** Connects an MCP server. */
export function useAddMcpServer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; url?: string; command?: string[]; credential?: string }) =>
      api.post('/mcp-servers', { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.mcpServers }),
  });
}
