import { Plug, Plus } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { useTitle } from '@/lib/hooks/use-title';
import { useMcpServers } from '@/lib/queries/use-mcp-servers';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { AddMcpDialog } from './add-mcp-dialog';
import { McpCard } from './mcp-card';

/** Tools that others serve over the Model Context Protocol. */
export function McpPage() {
  useTitle('MCP servers');
  const servers = useMcpServers();
  const { may } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const add = may('administer') && (
    <Button kind="primary" onClick={() => setAdding(true)}>
      <Plus size={16} /> Connect a server
    </Button>
  );
  return (
    <Page
      title="MCP servers"
      lead="Tools that others serve over the Model Context Protocol, for MCP blocks and agents. A tool that changes after it was approved is not called."
      actions={add}
    >
      <QueryState query={servers}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Plug size={22} />} title="No server is connected" action={add}>
              Give the web address of one, or the command of a program: it runs in a sandbox of its own.
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-4">
              {items.map((server) => (
                <McpCard key={server.id} server={server} mayChange={may('administer')} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {adding && <AddMcpDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
