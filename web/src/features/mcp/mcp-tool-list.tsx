import { Badge } from '@/components/ui/badge';
import { JsonTree } from '@/components/views/json-tree';
import type { McpTool } from '@/lib/api/types/mcp';

/** The tools of a server with what each says about itself. */
export function McpToolList({ tools, changed }: { tools: readonly McpTool[]; changed: readonly string[] }) {
  if (tools.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-[13px] font-medium text-muted hover:text-text">Tools</summary>
      <ul className="mt-2 divide-y divide-line rounded-md border border-line">
        {tools.map((tool) => (
          <li key={tool.name}>
            <details className="px-3 py-2">
              <summary className="cursor-pointer text-[13px]">
                <span className="font-medium">{tool.title}</span> {tool.readOnly && <Badge>only reads</Badge>}{' '}
                {changed.includes(tool.name) && <Badge tone="warning">not approved</Badge>}
                <span className="block text-muted">{tool.description}</span>
              </summary>
              <div className="mt-2">
                <JsonTree value={tool.input} depth={3} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
