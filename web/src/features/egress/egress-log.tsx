import { Globe } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Input } from '@/components/ui/input';
import { Table } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { EgressLine } from '@/lib/api/types/egress';
import { useAllowFromLog } from '@/lib/queries/use-allow-from-log';
import { useEgressLog } from '@/lib/queries/use-egress-log';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { egressColumns } from './egress-columns';

const OUTCOMES = [
  { value: '', label: 'All' },
  { value: 'allowed', label: 'Allowed' },
  { value: 'refused', label: 'Refused' },
  { value: 'failed', label: 'Failed' },
];

interface EgressLogProps {
  /** Calls of one sandbox or run only. */
  filter: { sandbox?: string; run?: string };
  host?: string;
  nothing: string;
}

/** The calls to other hosts, with the way to allow one that was refused. */
export function EgressLog({ filter, host: given = '', nothing }: EgressLogProps) {
  const { may } = useWorkspace();
  const [outcome, setOutcome] = useState('');
  const [host, setHost] = useState(given);
  const [wanted, setWanted] = useState<EgressLine | null>(null);
  const log = useEgressLog({ host, outcome, ...filter });
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <ChoiceChips label="Decision" value={outcome} onChange={setOutcome} options={OUTCOMES} />
        <Input
          aria-label="Host contains"
          placeholder="Host contains…"
          className="max-w-60"
          value={host}
          onChange={(event) => setHost(event.target.value)}
        />
      </div>
      <QueryState query={log}>
        {({ pages }) => {
          const lines = pages.flatMap((page) => page.items);
          return lines.length === 0 ? (
            <EmptyState icon={<Globe size={22} />} title="No call to show">
              {nothing}
            </EmptyState>
          ) : (
            <Table
              label="Outside calls"
              rows={lines}
              rowKey={(line) => line.id}
              columns={egressColumns(may('administer'), setWanted).filter((c) => !(filter.sandbox && c.id === 'by'))}
            />
          );
        }}
      </QueryState>
      {log.hasNextPage && (
        <div className="mt-4 text-center">
          <Button busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
            Earlier calls
          </Button>
        </div>
      )}
      {wanted && <AllowDialog line={wanted} onClose={() => setWanted(null)} />}
    </>
  );
}

function AllowDialog({ line, onClose }: { line: EgressLine; onClose: () => void }) {
  const allow = useAllowFromLog();
  const confirm = () =>
    void allow
      .mutateAsync(line.id)
      .then(
        ({ changes }) => toast.success(`${line.host} can be reached`, changes.join('; ') || 'It was allowed already.'),
        toast.error,
      );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Allow ${line.host}?`}
      action="Allow this host"
      onConfirm={confirm}
    >
      It is added to the list that refused it. A host on this machine or a private network is opened for its port{' '}
      {line.port} only. What is sent there leaves Cadre.
    </ConfirmDialog>
  );
}
