import { BrainCircuit, EllipsisVertical, FlaskConical, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Card } from '@/components/layout/card';
import { EmptyState } from '@/components/layout/empty-state';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { ModelConnection } from '@/lib/api/types/model';
import { plural } from '@/lib/format/number';
import { useChangeModel } from '@/lib/queries/use-change-model';
import { useModels } from '@/lib/queries/use-models';
import { useRemoveModel } from '@/lib/queries/use-remove-model';
import { useTestModel } from '@/lib/queries/use-test-model';
import { ModelTestResult } from './model-test-result';

export function ConnectionList({ mayChange }: { mayChange: boolean }) {
  const models = useModels();
  return (
    <Section title="Connected">
      <QueryState query={models}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<BrainCircuit size={22} />} title="No model is connected">
              A local server is found by itself; a hosted one takes a single key. Plans made without a model can be run
              again with it.
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-3">
              {items.map((connection) => (
                <ConnectionCard key={connection.id} connection={connection} mayChange={mayChange} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Section>
  );
}

function ConnectionCard({ connection, mayChange }: { connection: ModelConnection; mayChange: boolean }) {
  const { test, start } = useTestModel();
  const change = useChangeModel();
  const remove = useRemoveModel();
  const [doomed, setDoomed] = useState(false);
  return (
    <li>
      <Card className="p-4">
        <div className="flex items-center gap-4">
          <span className="flex size-10 shrink-0 items-center justify-center rounded-md bg-primary-soft text-link">
            <BrainCircuit size={20} aria-hidden="true" />
          </span>
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2 text-sm font-semibold">
              {connection.name}
              {connection.isDefault && <Badge tone="primary">Default</Badge>}
              {connection.checkError && <Badge tone="warning">last check failed</Badge>}
            </p>
            <p className="truncate text-[13px] text-muted">
              {connection.model} · {plural(connection.models.length, 'model')} at {connection.baseUrl}
              {connection.hasKey && ' · key stored'}
            </p>
          </div>
          <Button size="sm" busy={test.state === 'running'} onClick={() => void start(connection.id)}>
            {test.state !== 'running' && <FlaskConical size={14} />} Test
          </Button>
          {mayChange && (
            <Menu
              trigger={
                <Button kind="ghost" size="icon-sm" aria-label={`More for ${connection.name}`}>
                  <EllipsisVertical size={16} />
                </Button>
              }
            >
              <MenuItem
                icon={<Star size={14} />}
                disabled={connection.isDefault}
                onSelect={() =>
                  change.mutate({ id: connection.id, change: { isDefault: true } }, { onError: toast.error })
                }
              >
                Make it the default
              </MenuItem>
              <MenuItem icon={<Trash2 size={14} />} danger onSelect={() => setDoomed(true)}>
                Disconnect
              </MenuItem>
            </Menu>
          )}
        </div>
        <ModelTestResult test={test} />
      </Card>
      <ConfirmDialog
        open={doomed}
        onOpenChange={setDoomed}
        title={`Disconnect ${connection.name}?`}
        action="Disconnect"
        onConfirm={() => remove.mutate(connection.id, { onError: toast.error })}
      >
        Its key is deleted. Blocks that want a model fall back to another one, or to the built-in engines.
      </ConfirmDialog>
    </li>
  );
}
