import { Badge } from '@/components/ui/badge';
import { ValueView } from '@/components/views/value-view';
import type { EffectHistory } from '@/lib/api/types/run';
import { formatClock } from '@/lib/format/date';
import { formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';

/** What a step did outside itself, each with what it gave: finished effects are never repeated. */
export function EffectList({ effects }: { effects: readonly EffectHistory[] }) {
  if (effects.length === 0) {
    return <p className="text-sm text-muted">No effect: nothing outside was asked or changed so far.</p>;
  }
  return (
    <ol className="flex flex-col gap-2">
      {effects.map((effect) => (
        <li key={`${effect.name}@${effect.startedAt}`}>
          <details className="rounded-lg border border-line bg-surface">
            <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
              <span className="font-medium">{effect.name}</span>
              <Badge>{effect.kind}</Badge>
              <span className="ml-auto flex gap-3 text-[13px] text-muted tabular-nums">
                {effect.attempt > 1 && <span>attempt {effect.attempt}</span>}
                {Number(effect.cost) > 0 && <span>{formatCost(effect.cost)}</span>}
                <span>{formatDuration(effect.durationMs)}</span>
                <span>{formatClock(effect.startedAt)}</span>
              </span>
            </summary>
            <div className="border-t border-line p-4">
              {effect.result == null ? (
                <p className="text-sm text-muted">What it gave is too large to be shown here; see the events.</p>
              ) : (
                <ValueView value={effect.result} />
              )}
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}
