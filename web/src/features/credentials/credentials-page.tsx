import { LockKeyhole, Plus } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type Column, Table } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { Credential } from '@/lib/api/types/egress';
import { formatDate, formatRelative } from '@/lib/format/date';
import { useTitle } from '@/lib/hooks/use-title';
import { useCredentials } from '@/lib/queries/use-credentials';
import { useRemoveCredential } from '@/lib/queries/use-remove-credential';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { AddCredentialDialog } from './add-credential-dialog';

/** Secrets for outside services: by name, never shown again. */
export function CredentialsPage() {
  useTitle('Credentials');
  const credentials = useCredentials();
  const remove = useRemoveCredential();
  const { may } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const [doomed, setDoomed] = useState<Credential | null>(null);
  const add = may('administer') && (
    <Button kind="primary" onClick={() => setAdding(true)}>
      <Plus size={16} /> Add credential
    </Button>
  );
  return (
    <Page
      title="Credentials"
      lead="Secrets that blocks send to outside services. Each is encrypted, bound to its hosts, and never shown again."
      actions={add}
    >
      <QueryState query={credentials}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<LockKeyhole size={22} />} title="No credential yet" action={add}>
              Blocks that call a service with a key name one of these; the key itself never stands on a canvas.
            </EmptyState>
          ) : (
            <Table
              label="Credentials"
              rows={items}
              rowKey={(credential) => credential.id}
              columns={columns(may('administer'), setDoomed)}
            />
          )
        }
      </QueryState>
      {adding && <AddCredentialDialog onClose={() => setAdding(false)} />}
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && setDoomed(null)}
        title={`Delete “${doomed?.name ?? ''}”?`}
        action="Delete credential"
        onConfirm={() => doomed && remove.mutate(doomed.id, { onError: toast.error })}
      >
        Blocks that name it fail from their next run on. The secret cannot be brought back.
      </ConfirmDialog>
    </Page>
  );
}

function columns(mayRemove: boolean, onRemove: (credential: Credential) => void): Column<Credential>[] {
  return [
    { id: 'name', header: 'Name', cell: (c) => <span className="font-medium">{c.name}</span> },
    { id: 'for', header: 'For', cell: (c) => <Badge>{c.connector}</Badge> },
    {
      id: 'hosts',
      header: 'Sent only to',
      cell: (c) => <span className="font-mono text-xs">{c.hosts.join(', ')}</span>,
    },
    { id: 'made', header: 'Added', cell: (c) => formatDate(c.createdAt) },
    { id: 'used', header: 'Last used', cell: (c) => (c.usedAt ? formatRelative(c.usedAt, Date.now()) : 'never') },
    {
      id: 'act',
      header: <span className="sr-only">Actions</span>,
      className: 'text-right',
      cell: (c) =>
        mayRemove && (
          <Button size="sm" kind="danger" onClick={() => onRemove(c)}>
            Delete
          </Button>
        ),
    },
  ];
}
