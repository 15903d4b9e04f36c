import { QueryState } from '@/components/layout/query-state';
import { JsonTree } from '@/components/views/json-tree';
import { formatClock } from '@/lib/format/date';
import { useRunEvents } from '@/lib/queries/use-run-events';

/** The journal of a run, as written. */
export function RunEvents({ runId }: { runId: string }) {
  const events = useRunEvents(runId);
  return (
    <div className="max-h-140 overflow-y-auto p-2">
      <QueryState query={events}>
        {({ items }) => (
          <ol>
            {items.map((event) => (
              <li key={event.seq} className="flex gap-3 rounded-sm px-2 py-1 hover:bg-hover">
                <span className="w-8 shrink-0 text-right text-xs leading-6 text-faint tabular-nums">{event.seq}</span>
                <span className="w-16 shrink-0 text-xs leading-6 text-muted tabular-nums">{formatClock(event.at)}</span>
                <span className="w-32 shrink-0 truncate text-[13px] leading-6 font-medium">{event.kind}</span>
                <div className="min-w-0 flex-1">
                  <JsonTree value={event.data ?? null} depth={2} />
                </div>
              </li>
            ))}
          </ol>
        )}
      </QueryState>
    </div>
  );
}
