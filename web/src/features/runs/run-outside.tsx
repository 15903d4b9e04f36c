import { ShieldCheck } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { QueryState } from '@/components/layout/query-state';
import { type Column, Table } from '@/components/ui/table';
import type { Run } from '@/lib/api/types/run';
import { formatClock } from '@/lib/format/date';
import { formatDuration } from '@/lib/format/duration';
import { useEgressLog } from '@/lib/queries/use-egress-log';

type Call = NonNullable<ReturnType<typeof useEgressLog>['data']>['pages'][number]['items'][number];

const COLUMNS: Column<Call>[] = [
  { id: 'at', header: 'At', cell: (c) => formatClock(c.at), className: 'tabular-nums' },
  { id: 'block', header: 'Step', cell: (c) => c.block ?? '–' },
  { id: 'what', header: 'Call', cell: (c) => <span className="break-all">{`${c.method} ${c.host}${c.path}`}</span> },
  { id: 'outcome', header: 'Outcome', cell: (c) => (c.status ? `${c.outcome} ${c.status}` : c.outcome) },
  { id: 'took', header: 'Took', cell: (c) => formatDuration(c.durationMs), className: 'tabular-nums' },
];

/** Every call that left through the egress gateway for this run. */
export function RunOutside({ run }: { run: Run }) {
  const log = useEgressLog({ host: '', outcome: '', run: run.id });
  return (
    <div className="p-4">
      <QueryState query={log}>
        {({ pages }) => {
          const calls = pages.flatMap((page) => page.items);
          return calls.length === 0 ? (
            <EmptyState icon={<ShieldCheck size={22} />} title="0 calls to the outside">
              {run.kind === 'replay'
                ? 'This replay took every answer from the journal; the gateway counted no call.'
                : 'Nothing left this installation for this run.'}
            </EmptyState>
          ) : (
            <>
              <Table label="Outside calls" columns={COLUMNS} rows={calls} rowKey={(c) => c.id} />
              <p className="mt-3 text-[13px] text-muted">
                {log.hasNextPage ? 'The latest 100. ' : ''}
                <Link to={`/egress?run=${run.id}`} className="text-link hover:underline">
                  All calls
                </Link>
              </p>
            </>
          );
        }}
      </QueryState>
    </div>
  );
}
