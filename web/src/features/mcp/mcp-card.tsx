import { CircleAlert, FlaskConical, Plug, ShieldCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Card } from '@/components/layout/card';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { McpServer, McpTest } from '@/lib/api/types/mcp';
import { formatRelative } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import { useNow } from '@/lib/hooks/use-now';
import { useChangeMcpServer } from '@/lib/queries/use-change-mcp-server';
import { McpToolList } from './mcp-tool-list';

export function McpCard({ server, mayChange }: { server: McpServer; mayChange: boolean }) {
  const { test, approve, remove } = useChangeMcpServer();
  const [doomed, setDoomed] = useState(false);
  const now = useNow();
  const found = test.data as McpTest | undefined;
  const changed = found?.changed ?? [];
  const problem = found ? (found.ok ? null : found.error) : server.checkError;
  const onApprove = () =>
    approve.mutate(server.id, {
      onSuccess: () => {
        test.reset();
        toast.success('Approved as they are now');
      },
      onError: toast.error,
    });
  return (
    <li>
      <Card className="p-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <span className="flex size-10 shrink-0 items-center justify-center rounded-md bg-primary-soft text-link">
            <Plug size={20} aria-hidden="true" />
          </span>
          <div className="min-w-0 flex-1 basis-48">
            <p className="flex flex-wrap items-center gap-2 text-sm font-semibold">
              {server.name}
              <Badge>{server.transport === 'http' ? 'over the web' : 'in a sandbox'}</Badge>
              <Badge tone={server.tools?.length ? 'success' : 'warning'}>
                {plural(server.tools?.length ?? 0, 'tool')}
              </Badge>
            </p>
            <p className="truncate font-mono text-xs text-muted">{server.url ?? server.command?.join(' ')}</p>
            {server.checkedAt && <p className="text-xs text-faint">asked {formatRelative(server.checkedAt, now)}</p>}
          </div>
          {mayChange && (
            <span className="flex gap-2">
              <Button size="sm" busy={test.isPending} onClick={() => test.mutate(server.id, { onError: toast.error })}>
                {!test.isPending && <FlaskConical size={14} />} Test
              </Button>
              <Button kind="ghost" size="icon-sm" aria-label={`Remove ${server.name}`} onClick={() => setDoomed(true)}>
                <Trash2 size={15} />
              </Button>
            </span>
          )}
        </div>
        {problem && (
          <p role="alert" className="mt-3 flex items-start gap-2 text-[13px] text-danger">
            <CircleAlert size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
            <span className="min-w-0 break-words">
              {problem} {found?.fix}
            </span>
          </p>
        )}
        {found?.ok && changed.length === 0 && (
          <p className="mt-3 flex items-center gap-2 text-[13px] text-success">
            <ShieldCheck size={15} aria-hidden="true" /> It answers, and its tools are those that were approved.
          </p>
        )}
        {changed.length > 0 && (
          <div className="mt-3 flex flex-wrap items-center gap-3 rounded-md border border-warning-line bg-warning-soft p-3 text-[13px]">
            <span className="min-w-0 flex-1 basis-60">
              New or changed since they were approved: {changed.join(', ')}. They are not called until you approve them.
            </span>
            <Button size="sm" busy={approve.isPending} onClick={onApprove}>
              Approve them
            </Button>
          </div>
        )}
        <McpToolList tools={found?.ok ? found.tools : (server.tools ?? [])} changed={changed} />
      </Card>
      <ConfirmDialog
        open={doomed}
        onOpenChange={setDoomed}
        title={`Remove ${server.name}?`}
        action="Remove"
        onConfirm={() => remove.mutate(server.id, { onError: toast.error })}
      >
        Blocks and agents that use its tools fail from their next run on.
      </ConfirmDialog>
    </li>
  );
}
