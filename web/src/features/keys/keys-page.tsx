import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Table } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { ApiKey } from '@/lib/api/types/people';
import { formatDate } from '@/lib/format/date';
import { useTitle } from '@/lib/hooks/use-title';
import { useApiKeys } from '@/lib/queries/use-api-keys';
import { useRevokeApiKey } from '@/lib/queries/use-revoke-api-key';
import { NewKeyDialog } from './new-key-dialog';

export function KeysPage() {
  useTitle('API keys');
  const apiKeys = useApiKeys();
  const revoke = useRevokeApiKey();
  const [creating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<ApiKey | null>(null);
  return (
    <Page
      narrow
      title="API keys"
      lead="For the CLI on other machines, for scripts, and for other programs. A key has a role of its own."
      actions={
        <Button kind="primary" onClick={() => setCreating(true)}>
          <Plus size={16} /> New key
        </Button>
      }
    >
      <QueryState query={apiKeys}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<KeyRound size={22} />} title="No key yet">
              On this machine the cadre command needs none.
            </EmptyState>
          ) : (
            <Table
              label="API keys"
              rows={items}
              rowKey={(key) => key.id}
              columns={[
                { id: 'name', header: 'Name', cell: (key) => <span className="font-medium">{key.name}</span> },
                { id: 'role', header: 'Role', cell: (key) => <Badge>{key.role}</Badge> },
                { id: 'made', header: 'Made', cell: (key) => formatDate(key.createdAt) },
                { id: 'ends', header: 'Ends', cell: (key) => (key.expiresAt ? formatDate(key.expiresAt) : 'never') },
                {
                  id: 'act',
                  header: <span className="sr-only">Actions</span>,
                  className: 'text-right',
                  cell: (key) => (
                    <Button size="sm" kind="danger" onClick={() => setDoomed(key)}>
                      Revoke
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </QueryState>
      {creating && <NewKeyDialog onClose={() => setCreating(false)} />}
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && setDoomed(null)}
        title={`Revoke “${doomed?.name ?? ''}”?`}
        action="Revoke key"
        onConfirm={() => doomed && revoke.mutate(doomed.id, { onError: toast.error })}
      >
        Programs that use it stop working at once.
      </ConfirmDialog>
    </Page>
  );
}
