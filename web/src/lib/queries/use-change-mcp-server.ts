import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Asks a server for its tools, approves them as they are now, or forgets the server. */
export function useChangeMcpServer() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keys.mcpServers });
  const path = (serverId: string) => ({ path: { serverId } });
  return {
    test: useMutation({ mutationFn: (id: string) => api.post('/mcp-servers/{serverId}/test', path(id)), onSettled }),
    approve: useMutation({
      mutationFn: (id: string) => api.post('/mcp-servers/{serverId}/approve', path(id)),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.delete('/mcp-servers/{serverId}', path(id)), onSettled }),
  };
}
