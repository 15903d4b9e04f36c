import { Link } from 'react-router';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Run } from '@/lib/api/types/run';
import { formatDateTime } from '@/lib/format/date';
import { elapsed, formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';
import { kindName } from '../family/run-kind';

interface CompareHeadProps {
  runs: readonly Run[];
  difference: (run: Run) => string;
}

/** What each run is, what it cost and how long it took. */
export function CompareHead({ runs, difference }: CompareHeadProps) {
  return (
    <div
      className="grid border-b border-line bg-sunken"
      style={{ gridTemplateColumns: `repeat(${runs.length}, minmax(0, 1fr))` }}
    >
      {runs.map((run) => (
        <div key={run.id} className="flex flex-col gap-1 border-l border-line p-4 first:border-l-0">
          <span className="flex items-center gap-2">
            <Link to={`/runs/${run.id}`} className="font-semibold text-link hover:underline">
              {kindName(run.kind)}
            </Link>
            <StatusBadge status={run.status} />
          </span>
          <span className="min-h-5 text-[13px] break-words text-muted">
            {difference(run) || formatDateTime(run.createdAt)}
          </span>
          <span className="text-[13px] font-medium tabular-nums">
            {formatDuration(elapsed(run.startedAt, run.finishedAt, Date.parse(run.createdAt)))} · {formatCost(run.cost)}
          </span>
        </div>
      ))}
    </div>
  );
}
