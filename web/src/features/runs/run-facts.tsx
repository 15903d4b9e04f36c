import { Link } from 'react-router';
import { Badge } from '@/components/ui/badge';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Run } from '@/lib/api/types/run';
import { formatDateTime } from '@/lib/format/date';
import { elapsed, formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';
import { plural } from '@/lib/format/number';
import { useNow } from '@/lib/hooks/use-now';
import { kindName } from './family/run-kind';

/** State, time, money and origin of a run in one line. */
export function RunFacts({ run }: { run: Run }) {
  const now = useNow(run.finishedAt ? null : 1000);
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-[13px]">
      <StatusBadge status={run.status} />
      <span className="tabular-nums">{formatDuration(elapsed(run.startedAt, run.finishedAt, now))}</span>
      <span className="tabular-nums">{formatCost(run.cost)}</span>
      <span>{formatDateTime(run.createdAt ?? run.startedAt)}</span>
      {run.startedBy && !run.trigger && <span>by {run.startedBy.name}</span>}
      {run.trigger && (
        <Link to="/triggers" className="text-link hover:underline">
          by the schedule {run.trigger.name}
          {run.trigger.slot && `, slot ${formatDateTime(run.trigger.slot)}`}
        </Link>
      )}
      {run.priority !== 'normal' && <Badge tone="neutral">{run.priority === 'high' ? 'High' : 'Low'} priority</Badge>}
      {run.canvasId && (
        <Link to={`/canvases/${run.canvasId}`} className="text-link hover:underline">
          Open the canvas
        </Link>
      )}
      {run.comparison && (
        <Badge tone={run.comparison.identical ? 'success' : 'warning'}>
          {run.comparison.identical
            ? 'Same results as the original'
            : `${plural(run.comparison.different.length, 'step')} came out differently`}
        </Badge>
      )}
      {run.origin && (
        <Link to={`/runs/${run.origin}`} className="text-link hover:underline">
          {kindName(run.kind)} of an earlier run
        </Link>
      )}
    </span>
  );
}
