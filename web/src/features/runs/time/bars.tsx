import { clsx } from 'clsx';
import { formatDuration } from '@/lib/format/duration';
import { barColor } from './bar-color';
import type { Segment, TimelineIndex } from './timeline-index';

interface BarsProps {
  index: TimelineIndex;
  address: string;
  /** The moment that is looked at. */
  at: number;
  /** The end of what is known. */
  length: number;
  labelled?: boolean;
}

/** What one step did, as bars on the common clock; what comes after the moment looked at is faint. */
export function Bars({ index, address, at, length, labelled }: BarsProps) {
  const outcome = index.outcome(address);
  const segments = index.segments(address, length);
  return segments.map((segment) => {
    const under = at < segment.to && at >= segment.from;
    // Work is shown by what became of it, as far as that was known at the moment.
    const state =
      segment.state === 'running' && outcome !== null && outcome.at <= at && segment.to === outcome.at
        ? outcome.to
        : segment.state === 'running' && segment.to < (outcome?.at ?? length) && segment.to <= at
          ? workBefore(segments, segment)
          : segment.state;
    return (
      <span
        key={segment.from}
        className={clsx(
          'absolute top-2 flex h-4.5 items-center overflow-hidden rounded-[3px]',
          barColor(state),
          at < segment.from && 'opacity-20',
          under && 'opacity-80',
        )}
        style={{
          left: `${(segment.from / length) * 100}%`,
          width: `max(3px, ${((segment.to - segment.from) / length) * 100}%)`,
        }}
      >
        {labelled && (segment.to - segment.from) / length > 0.09 && (
          <span className="px-1.5 text-[11px] font-medium text-white tabular-nums">
            {formatDuration(segment.to - segment.from)}
          </span>
        )}
      </span>
    );
  });
}

/** Work that was followed by a pause before the next attempt failed; work that just began anew was cut off. */
function workBefore(segments: readonly Segment[], segment: Segment) {
  const next = segments[segments.indexOf(segment) + 1];
  if (next?.state === 'retrying') return 'failed';
  return next?.state === 'running' && next.from === segment.to ? 'retrying' : 'running';
}
