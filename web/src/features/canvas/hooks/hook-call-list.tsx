import { clsx } from 'clsx';
import { Link } from 'react-router';
import { formatClock } from '@/lib/format/date';
import { formatDuration } from '@/lib/format/duration';
import { useHookCalls } from '@/lib/queries/use-hook-calls';

/** What became of the latest calls. */
export function HookCallList({ hookId }: { hookId: string }) {
  const calls = useHookCalls(hookId).data?.items ?? [];
  if (calls.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-[13px] font-medium">Last calls ({calls.length})</summary>
      <ul className="mt-2 max-h-48 overflow-y-auto text-[13px]">
        {calls.map((call) => (
          <li key={call.id} className="flex items-center gap-3 py-1 tabular-nums">
            <span className="text-muted">{formatClock(call.at)}</span>
            <span className={clsx('font-medium', call.status >= 400 ? 'text-danger' : 'text-success')}>
              {call.status}
            </span>
            <span className="text-muted">{formatDuration(call.tookMs)}</span>
            <span className="min-w-0 flex-1 truncate text-muted">{call.problem}</span>
            {call.runId && (
              <Link to={`/runs/${call.runId}`} className="text-link hover:underline">
                Run
              </Link>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
