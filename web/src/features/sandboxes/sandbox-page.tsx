import { Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Card } from '@/components/layout/card';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Tabs } from '@/components/ui/tabs';
import { toast } from '@/components/ui/toast';
import type { Sandbox } from '@/lib/api/types/sandbox';
import { useTitle } from '@/lib/hooks/use-title';
import { useDeleteSandbox } from '@/lib/queries/use-delete-sandbox';
import { useSandbox } from '@/lib/queries/use-sandbox';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { CallsPane } from './calls-pane';
import { CellsPane } from './cells/cells-pane';
import { FilesPane } from './files/files-pane';
import { Meters } from './meters';
import { ProgramsPane } from './programs-pane';
import { SnapshotsPane } from './snapshots-pane';
import { useUsage } from './use-usage';

const TerminalPane = lazy(async () => ({ default: (await import('./terminal/terminal-pane')).TerminalPane }));

/** One sandbox: what it uses, its terminal, files, programs and snapshots. */
export function SandboxPage() {
  const { id = '' } = useParams();
  const sandbox = useSandbox(id);
  return <QueryState query={sandbox}>{(found) => <Opened sandbox={found} />}</QueryState>;
}

function Opened({ sandbox }: { sandbox: Sandbox }) {
  useTitle(sandbox.name);
  const { may } = useWorkspace();
  const [tab, setTab] = useState(may('edit') ? 'terminal' : 'files');
  const [doomed, setDoomed] = useState(false);
  const usage = useUsage(sandbox.id);
  const now = usage.at(-1);
  const remove = useDeleteSandbox();
  const navigate = useNavigate();
  const id = sandbox.id;
  return (
    <Page
      title={sandbox.name}
      lead={
        <>
          Files live in <code className="font-mono text-[13px]">/work</code> and stay until you delete it.{' '}
          {sandbox.canvasId && (
            <Link className="text-link underline" to={`/canvases/${sandbox.canvasId}`}>
              It belongs to a block of this canvas.
            </Link>
          )}
        </>
      }
      actions={
        may('edit') && (
          <Button kind="danger" onClick={() => setDoomed(true)}>
            <Trash2 size={15} /> Delete
          </Button>
        )
      }
    >
      <Meters usage={usage} />
      <Card className="flex h-[clamp(26rem,calc(100dvh-21.5rem),52rem)] flex-col overflow-hidden">
        <Tabs
          label="About the sandbox"
          value={tab}
          onChange={setTab}
          items={[
            ...(may('edit')
              ? [
                  {
                    id: 'terminal',
                    label: 'Terminal',
                    keep: true,
                    content: (
                      <Suspense fallback={<p className="p-6 text-sm text-muted">Opening a terminal…</p>}>
                        <TerminalPane sandboxId={id} />
                      </Suspense>
                    ),
                  },
                  { id: 'cells', label: 'Cells', keep: true, content: <CellsPane sandboxId={id} /> },
                ]
              : []),
            {
              id: 'files',
              label: 'Files',
              content: <FilesPane sandboxId={id} state={`${now?.files ?? 0} ${now?.diskBytes ?? 0}`} />,
            },
            {
              id: 'programs',
              label: 'Programs and ports',
              content: <ProgramsPane sandboxId={id} programs={now?.programs ?? []} />,
            },
            { id: 'snapshots', label: 'Snapshots', content: <SnapshotsPane sandboxId={id} /> },
            { id: 'calls', label: 'Outside calls', content: <CallsPane sandboxId={id} /> },
          ]}
        />
      </Card>
      <ConfirmDialog
        open={doomed}
        onOpenChange={setDoomed}
        title={`Delete “${sandbox.name}”?`}
        action="Delete sandbox"
        onConfirm={() => remove.mutate(id, { onSuccess: () => navigate('/sandboxes'), onError: toast.error })}
      >
        Everything that runs in it ends, and its files and snapshots are removed for good.
      </ConfirmDialog>
    </Page>
  );
}
