import { Link } from 'react-router';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useRuns } from '@/lib/queries/use-runs';

/** The runs of this canvas. */
export function BlockRuns({ canvasId }: { canvasId: string }) {
  const runs = useRuns({ canvasId, limit: 20 }).data?.pages[0]?.items ?? [];
  const now = useNow();
  if (runs.length === 0) return <p className="p-8 text-center text-sm text-muted">This canvas has not run yet.</p>;
  return (
    <ul className="p-2">
      {runs.map((run) => (
        <li key={run.id}>
          <Link to={`/runs/${run.id}`} className="flex items-center gap-3 rounded-md px-2 py-2 hover:bg-hover">
            <StatusBadge status={run.status} />
            <span className="flex-1 text-right text-xs text-faint">
              {formatRelative(run.createdAt ?? run.startedAt, now)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
