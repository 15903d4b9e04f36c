import { Badge } from '@/components/ui/badge';
import type { AgentTool, ToolGrant } from '@/lib/api/types/agent';
import type { McpServer } from '@/lib/api/types/mcp';
import { plural } from '@/lib/format/number';
import { useAgentTools } from '@/lib/queries/use-agent-tools';
import { useMcpServers } from '@/lib/queries/use-mcp-servers';
import { SearchService } from './search-service';

interface ToolPickerProps {
  grants: readonly ToolGrant[];
  onChange: (grants: ToolGrant[]) => void;
}

/** Which tools an agent has, and which of them it uses only when asked. */
export function ToolPicker({ grants, onChange }: ToolPickerProps) {
  const own = useAgentTools().data?.items ?? [];
  const servers = useMcpServers().data?.items ?? [];
  const tools = [...own, ...servers.map(asTool)];
  const grantOf = (name: string) => grants.find((g) => g.name === name);
  const change = (name: string, grant: ToolGrant | null) =>
    onChange([...grants.filter((g) => g.name !== name), ...(grant === null ? [] : [grant])]);
  return (
    <fieldset>
      <legend className="mb-1.5 text-[13px] font-medium">Tools</legend>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {tools.map((tool) => (
          <ToolRow
            key={tool.name}
            tool={tool}
            grant={grantOf(tool.name)}
            onChange={(grant) => change(tool.name, grant)}
          />
        ))}
      </ul>
    </fieldset>
  );
}

/** All tools of an MCP server, as one thing to give. */
const asTool = (server: McpServer): AgentTool => ({
  name: `mcp:${server.name}`,
  title: `MCP: ${server.name}`,
  description: `${plural(server.tools?.length ?? 0, 'tool')}: ${(server.tools ?? []).map((t) => t.name).join(', ')}`,
  input: {},
  sideEffect: 'final',
  readsPrivate: false,
  readsForeign: true,
  sends: true,
});

interface ToolRowProps {
  tool: AgentTool;
  grant: ToolGrant | undefined;
  onChange: (grant: ToolGrant | null) => void;
}

function ToolRow({ tool, grant, onChange }: ToolRowProps) {
  const has = grant !== undefined;
  return (
    <li className="px-3 py-2.5">
      <div className="flex items-start gap-3">
        <label className="flex min-w-0 flex-1 cursor-pointer items-start gap-3">
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0 accent-primary"
            checked={has}
            onChange={(e) => onChange(e.target.checked ? { name: tool.name, ask: false } : null)}
          />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-1.5 text-sm font-medium">
              {tool.title}
              {tool.sideEffect !== undefined && tool.sideEffect !== 'none' && <Badge tone="warning">act</Badge>}
              {tool.sends && <Badge tone="info">outside</Badge>}
            </span>
            <span className="block text-[13px] leading-5 text-muted">{tool.description}</span>
          </span>
        </label>
        {has && (
          <label className="flex shrink-0 cursor-pointer items-center gap-1.5 text-[13px] text-muted">
            <input
              type="checkbox"
              className="size-3.5 accent-primary"
              checked={grant.ask ?? false}
              onChange={(e) => onChange({ ...grant, ask: e.target.checked })}
            />
            ask first
          </label>
        )}
      </div>
      {has && tool.name === 'web_search' && <SearchService grant={grant} onChange={onChange} />}
    </li>
  );
}
