import { useMemo } from 'react';
import type { InspectorHost } from '@/canvas/faces/face';
import { upload } from '@/lib/api/upload';
import { useAgentTools } from '@/lib/queries/use-agent-tools';
import { useAgents } from '@/lib/queries/use-agents';
import { useCanvases } from '@/lib/queries/use-canvases';
import { useCredentials } from '@/lib/queries/use-credentials';

const uploadFile: NonNullable<InspectorHost['uploadFile']> = (file, onProgress) => upload(file, { onProgress });

/** What settings forms may ask for: uploads, and the workspace's credentials and canvases by name. */
export function useInspectorHost(): InspectorHost {
  const credentials = useCredentials().data?.items;
  const canvases = useCanvases().data?.items;
  const agents = useAgents().data?.items;
  const tools = useAgentTools().data?.items;
  return useMemo(
    () => ({
      uploadFile,
      ...(credentials === undefined
        ? {}
        : { credentials: credentials.map(({ id, name, connector }) => ({ id, title: `${name} (${connector})` })) }),
      ...(agents === undefined ? {} : { agents: agents.map(({ id, profile }) => ({ id, title: profile.name })) }),
      ...(tools === undefined ? {} : { tools: tools.map(({ name, title }) => ({ id: name, title })) }),
      ...(canvases === undefined ? {} : { canvases: canvases.map(({ id, title }) => ({ id, title })) }),
    }),
    [credentials, canvases, agents, tools],
  );
}
