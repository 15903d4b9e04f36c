import { Workflow } from 'lucide-react';
import { Link } from 'react-router';
import { Card } from '@/components/layout/card';
import { Skeleton } from '@/components/ui/skeleton';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useCanvases } from '@/lib/queries/use-canvases';
import { useRuns } from '@/lib/queries/use-runs';

/** What was worked on last. Nothing is shown before there is something. */
export function Recent() {
  const canvases = useCanvases();
  const runs = useRuns({ limit: 5 });
  const now = useNow();
  if (canvases.isPending) return <Skeleton className="mt-12 h-40" />;
  const latest = (canvases.data?.items ?? []).slice(0, 4);
  const lately = (runs.data?.pages[0]?.items ?? []).slice(0, 5);
  if (latest.length === 0 && lately.length === 0) return null;
  return (
    <div className="mt-12 grid gap-8 md:grid-cols-2">
      {latest.length > 0 && (
        <section aria-labelledby="recent-canvases">
          <Heading id="recent-canvases" title="Canvases" to="/canvases" />
          <ul className="flex flex-col gap-2">
            {latest.map((canvas) => (
              <li key={canvas.id}>
                <Card className="transition-shadow hover:shadow-md">
                  <Link to={`/canvases/${canvas.id}`} className="flex items-center gap-3 rounded-lg p-3">
                    <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-primary-soft text-link">
                      <Workflow size={16} aria-hidden="true" />
                    </span>
                    <span className="min-w-0 flex-1">
                      <span className="block truncate text-sm font-medium">{canvas.title}</span>
                      <span className="block text-xs text-faint">{formatRelative(canvas.updatedAt, now)}</span>
                    </span>
                  </Link>
                </Card>
              </li>
            ))}
          </ul>
        </section>
      )}
      {lately.length > 0 && (
        <section aria-labelledby="recent-runs">
          <Heading id="recent-runs" title="Runs" to="/runs" />
          <Card>
            <ul className="divide-y divide-line">
              {lately.map((run) => (
                <li key={run.id}>
                  <Link to={`/runs/${run.id}`} className="flex items-center gap-3 px-3 py-2.5 hover:bg-hover">
                    <span className="min-w-0 flex-1">
                      <span className="block truncate text-sm">{run.title}</span>
                      <span className="block text-xs text-faint">
                        {formatRelative(run.createdAt ?? run.startedAt, now)}
                      </span>
                    </span>
                    <StatusBadge status={run.status} />
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        </section>
      )}
    </div>
  );
}

function Heading({ id, title, to }: { id: string; title: string; to: string }) {
  return (
    <div className="mb-2.5 flex items-baseline justify-between">
      <h2 id={id} className="text-[13px] font-semibold text-muted">
        {title}
      </h2>
      <Link to={to} className="text-[13px] text-link hover:underline">
        All
      </Link>
    </div>
  );
}
