import { Plus, SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { type Column, Table } from '@/components/ui/table';
import type { Sandbox, SandboxList } from '@/lib/api/types/sandbox';
import { formatRelative } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import { useTitle } from '@/lib/hooks/use-title';
import { useSandboxes } from '@/lib/queries/use-sandboxes';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { NewSandboxDialog } from './new-sandbox-dialog';
import { SandboxSettings } from './sandbox-settings';

const COLUMNS: Column<Sandbox>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (sandbox) => (
      <Link className="font-medium text-text hover:text-link hover:underline" to={`/sandboxes/${sandbox.id}`}>
        {sandbox.name}
      </Link>
    ),
  },
  { id: 'state', header: 'State', cell: (sandbox) => <StateBadge state={sandbox.state} /> },
  {
    id: 'of',
    header: 'Belongs to',
    cell: (sandbox) =>
      sandbox.canvasId ? (
        <Link className="text-link hover:underline" to={`/canvases/${sandbox.canvasId}`}>
          a block
        </Link>
      ) : (
        sandbox.madeBy
      ),
  },
  {
    id: 'size',
    header: 'Memory / disk',
    className: 'whitespace-nowrap tabular-nums',
    cell: (s) => `${s.memoryMb} / ${s.diskMb} MB`,
  },
  {
    id: 'used',
    header: 'Last used',
    className: 'whitespace-nowrap',
    cell: (sandbox) => formatRelative(sandbox.usedAt, Date.now()),
  },
];

/** Isolated places that keep their files: for people, and for blocks that install packages. */
export function SandboxesPage() {
  useTitle('Sandboxes');
  const sandboxes = useSandboxes();
  const { may } = useWorkspace();
  const [making, setMaking] = useState(false);
  const make = may('edit') && (
    <Button kind="primary" onClick={() => setMaking(true)}>
      <Plus size={16} /> New sandbox
    </Button>
  );
  return (
    <Page
      title="Sandboxes"
      lead="Isolated places with a terminal and files of their own. What runs inside sees nothing of this machine and reaches only the hosts on its list."
      actions={make}
    >
      <QueryState query={sandboxes}>
        {(list) => (
          <>
            <ProviderNote list={list} />
            {list.items.length === 0 ? (
              <EmptyState icon={<SquareTerminal size={22} />} title="No sandbox yet" action={make}>
                Make one to try code, keep files, or run a small server and look at it.
              </EmptyState>
            ) : (
              <Table label="Sandboxes" rows={list.items} rowKey={(sandbox) => sandbox.id} columns={COLUMNS} />
            )}
            <p className="mt-3 mb-8 text-sm text-muted">
              {plural(list.items.length, 'sandbox', 'sandboxes')} of {list.most}.
            </p>
          </>
        )}
      </QueryState>
      <SandboxSettings />
      {making && <NewSandboxDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}

export function StateBadge({ state }: { state: string }) {
  return <Badge tone={state === 'running' ? 'success' : state === 'open' ? 'info' : 'neutral'}>{state}</Badge>;
}

function ProviderNote({ list: { provider } }: { list: SandboxList }) {
  if (provider.available) return null;
  return (
    <div role="alert" className="mb-4 rounded-md border border-danger-line bg-danger-soft p-3 text-sm">
      <p className="font-medium">Nothing can run in a sandbox here: {provider.problem}</p>
      <p className="text-muted">{provider.fix}</p>
    </div>
  );
}
