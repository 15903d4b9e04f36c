import { Link } from 'react-router';
import { Card } from '@/components/layout/card';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Run } from '@/lib/api/types/run';
import { formatRelative } from '@/lib/format/date';
import { elapsed, formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';
import { useNow } from '@/lib/hooks/use-now';

/** A list of runs; each row is one link. */
export function RunRows({ runs }: { runs: readonly Run[] }) {
  const now = useNow(5000);
  return (
    <Card>
      <ul className="divide-y divide-line">
        {runs.map((run) => (
          <li key={run.id}>
            <Link
              to={`/runs/${run.id}`}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-3 outline-offset-[-2px] hover:bg-hover sm:grid-cols-[minmax(0,1fr)_150px_80px_72px_110px]"
            >
              <span className="truncate text-sm font-medium">{run.title}</span>
              <span className="justify-self-end sm:justify-self-start">
                <StatusBadge status={run.status} />
              </span>
              <span className="text-[13px] text-muted tabular-nums">
                {formatDuration(elapsed(run.startedAt, run.finishedAt, now))}
              </span>
              <span className="hidden text-[13px] text-muted tabular-nums sm:block">{formatCost(run.cost)}</span>
              <span className="justify-self-end text-[13px] text-faint">
                {formatRelative(run.createdAt ?? run.startedAt, now)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
