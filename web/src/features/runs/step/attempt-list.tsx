import { type Column, Table } from '@/components/ui/table';
import type { Attempt } from '@/lib/api/types/run';
import { formatClock, formatDateTime } from '@/lib/format/date';
import { formatDuration } from '@/lib/format/duration';

const OUTCOMES: Record<string, string> = {
  running: 'Under way',
  waiting: 'Waits',
  opened: 'Opened its body',
  answered: 'Went on with the answer',
  interrupted: 'Cut off: its node died',
  retry: 'Failed, tried again',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Stopped',
};

const COLUMNS: Column<Attempt>[] = [
  { id: 'number', header: 'Attempt', cell: (a) => a.number, className: 'tabular-nums' },
  { id: 'began', header: 'Began', cell: (a) => formatClock(a.startedAt), className: 'tabular-nums' },
  {
    id: 'took',
    header: 'Took',
    cell: (a) => (a.endedAt ? formatDuration(Date.parse(a.endedAt) - Date.parse(a.startedAt)) : '–'),
    className: 'tabular-nums',
  },
  { id: 'outcome', header: 'Outcome', cell: (a) => OUTCOMES[a.outcome] ?? a.outcome },
  {
    id: 'why',
    header: 'Why',
    cell: (a) => (
      <>
        {a.error?.message}
        {a.nextAt && <span className="text-muted"> Next at {formatDateTime(a.nextAt)}.</span>}
      </>
    ),
  },
];

/** Every time a step was begun, and how that ended. */
export function AttemptList({ attempts }: { attempts: readonly Attempt[] }) {
  if (attempts.length === 0) return <p className="text-sm text-muted">It has not begun.</p>;
  return <Table label="Attempts" columns={COLUMNS} rows={attempts} rowKey={(a) => `${a.number}@${a.startedAt}`} />;
}
