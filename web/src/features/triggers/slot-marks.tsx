import { clsx } from 'clsx';
import { Link } from 'react-router';
import { Tooltip } from '@/components/ui/tooltip';
import type { Firing } from '@/lib/api/types/schedule';
import { formatDateTime } from '@/lib/format/date';

const LOOKS: Record<Firing['state'], { fill: string; height: string; word: string }> = {
  queued: { fill: 'bg-line-strong', height: 'h-3', word: 'waits for the run before it' },
  starting: { fill: 'bg-primary', height: 'h-3', word: 'starting' },
  running: { fill: 'bg-primary', height: 'h-4', word: 'running' },
  succeeded: { fill: 'bg-success', height: 'h-4', word: 'succeeded' },
  failed: { fill: 'bg-danger', height: 'h-6', word: 'failed' },
  cancelled: { fill: 'bg-faint', height: 'h-4', word: 'cancelled' },
  skipped: { fill: 'bg-line-strong', height: 'h-1.5', word: 'left out' },
  refused: { fill: 'bg-danger', height: 'h-6', word: 'could not start' },
};

/** What became of the latest slots, oldest first: a mark each, tall where something is wrong. */
export function SlotMarks({ firings }: { firings: readonly Firing[] }) {
  return (
    <ul aria-label="Latest slots" className="flex h-6 items-end gap-0.75">
      {[...firings].reverse().map((firing) => {
        const look = LOOKS[firing.state];
        const text = `${formatDateTime(firing.slot)}: ${look.word}${firing.problem ? `. ${firing.problem}` : ''}`;
        const mark = <span aria-hidden="true" className={clsx('block w-1.75 rounded-xs', look.fill, look.height)} />;
        return (
          <li key={firing.id}>
            <Tooltip text={text}>
              {firing.runId ? (
                <Link to={`/runs/${firing.runId}`} aria-label={text} className="flex h-6 items-end">
                  {mark}
                </Link>
              ) : (
                <span role="img" aria-label={text} className="flex h-6 items-end">
                  {mark}
                </span>
              )}
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
