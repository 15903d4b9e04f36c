import { useMemo } from 'react';
import type { InspectorHost } from '@/canvas/faces/face';
import type { McpServer } from '@/lib/api/types/mcp';
import { upload } from '@/lib/api/upload';
import { useAgentTools } from '@/lib/queries/use-agent-tools';
import { useAgents } from '@/lib/queries/use-agents';
import { useCanvases } from '@/lib/queries/use-canvases';
import { useCredentials } from '@/lib/queries/use-credentials';
import { useMcpServers } from '@/lib/queries/use-mcp-servers';

const uploadFile: NonNullable<InspectorHost['uploadFile']> = (file, onProgress) => upload(file, { onProgress });

/** All tools of a server, as one thing to give to an agent. */
const ofServers = (servers: readonly McpServer[] | undefined) =>
  (servers ?? []).map(({ name }) => ({ id: `mcp:${name}`, title: `All tools of ${name}` }));

/** What settings forms may ask for: uploads, and the workspace's credentials and canvases by name. */
export function useInspectorHost(): InspectorHost {
  const credentials = useCredentials().data?.items;
  const canvases = useCanvases().data?.items;
  const agents = useAgents().data?.items;
  const tools = useAgentTools().data?.items;
  const servers = useMcpServers().data?.items;
  return useMemo(
    () => ({
      uploadFile,
      ...(credentials === undefined
        ? {}
        : { credentials: credentials.map(({ id, name, connector }) => ({ id, title: `${name} (${connector})` })) }),
      ...(agents === undefined ? {} : { agents: agents.map(({ id, profile }) => ({ id, title: profile.name })) }),
      ...(tools === undefined
        ? {}
        : { tools: [...tools.map(({ name, title }) => ({ id: name, title })), ...ofServers(servers)] }),
      ...(servers === undefined
        ? {}
        : { mcpServers: servers.map(({ id, name, tools: offered }) => ({ id, title: name, tools: offered ?? [] })) }),
      ...(canvases === undefined ? {} : { canvases: canvases.map(({ id, title }) => ({ id, title })) }),
    }),
    [credentials, canvases, agents, tools, servers],
  );
}
