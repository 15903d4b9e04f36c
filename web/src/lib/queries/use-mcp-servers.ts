import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** The MCP servers of the workspace. */
export function useMcpServers() {
  return useQuery({ queryKey: keys.mcpServers, queryFn: ({ signal }) => api.get('/mcp-servers', { signal }) });
}
