import { clsx } from 'clsx';
import { Bot, Flag } from 'lucide-react';
import { colorOf } from '@/components/ui/avatar';
import type { CanvasChanges, CanvasVersion } from '@/lib/api/types/canvas-time';
import { formatDateTime } from '@/lib/format/date';
import { isPerson } from './moment-of';

interface HistoryTrackProps {
  changes: readonly CanvasChanges[];
  versions: readonly CanvasVersion[];
  first: number;
  last: number;
  seq: number;
  onSeq: (seq: number) => void;
  describe: string;
}

/** The slider over time: stretches of work in the colour of who worked, named versions as flags. */
export function HistoryTrack({ changes, versions, first, last, seq, onSeq, describe }: HistoryTrackProps) {
  const share = (at: number) => (last === first ? 100 : ((at - first) / (last - first)) * 100);
  return (
    <div className="relative mx-2 h-14 pt-7">
      {versions
        .filter((v) => v.seq >= first)
        .map((v) => (
          <button
            key={v.id}
            type="button"
            title={`${v.name}, ${formatDateTime(v.createdAt)}`}
            aria-label={`Go to version ${v.name}`}
            onClick={() => onSeq(v.seq)}
            style={share(v.seq) > 70 ? { right: `${100 - share(v.seq)}%` } : { left: `${share(v.seq)}%` }}
            className="absolute top-0 flex max-w-32 items-center gap-1 rounded-sm px-1 py-0.5 text-xs font-medium text-accent-strong hover:bg-hover"
          >
            <Flag size={12} aria-hidden="true" className="shrink-0" />
            <span className="truncate">{v.name}</span>
          </button>
        ))}
      <div className="relative h-3 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        {changes.map((c) => (
          <span
            key={c.firstSeq}
            title={`${c.name}, ${formatDateTime(c.from)}`}
            style={{
              left: `${share(Math.max(first, c.firstSeq - 1))}%`,
              width: `max(3px, ${share(c.lastSeq) - share(Math.max(first, c.firstSeq - 1))}%)`,
              background: colorOf(c.actor.split(':').at(-1)!),
            }}
            className={clsx(
              'absolute inset-y-0 flex items-center justify-center border-r border-surface',
              c.firstSeq > seq ? 'opacity-35' : 'opacity-90',
            )}
          >
            {!isPerson(c.actor) && <Bot size={10} className="text-white" />}
          </span>
        ))}
      </div>
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={describe}
        min={first}
        max={last}
        value={seq}
        onChange={(event) => onSeq(Number(event.target.value))}
        className="history-range absolute inset-x-0 top-6.5 h-4 w-full"
      />
    </div>
  );
}
