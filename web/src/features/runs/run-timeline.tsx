import { clsx } from 'clsx';
import { useMemo } from 'react';
import type { Run, Step } from '@/lib/api/types/run';
import { formatDuration } from '@/lib/format/duration';
import { useNow } from '@/lib/hooks/use-now';
import { ticksOf, timelineOf } from './timeline-scale';

/** The same in both themes: white figures stand on them. */
const BARS: Record<string, string> = {
  running: 'bg-primary-fill',
  retrying: 'bg-[#a15c07]',
  waiting: 'bg-accent-fill',
  succeeded: 'bg-[#15803d]',
  failed: 'bg-[#c62828]',
  cancelled: 'bg-disabled',
};

interface RunTimelineProps {
  run: Run;
  selected?: string | null;
  onSelect?: (step: Step) => void;
}

/** Who did what when: one lane for each step on a common clock. */
export function RunTimeline({ run, selected, onSelect }: RunTimelineProps) {
  const moving = run.finishedAt === null || run.finishedAt === undefined;
  const now = useNow(moving && run.startedAt ? 500 : null);
  const steps = run.steps ?? [];
  const scale = useMemo(() => timelineOf(run, now), [run, now]);
  return (
    <div className="min-w-140">
      <div aria-hidden="true" className="relative ml-44 h-6 border-b border-line text-[11px] text-faint tabular-nums">
        {ticksOf(scale.length).map((tick) => (
          <span
            key={tick}
            className="absolute -translate-x-1/2 first:translate-x-0"
            style={{ left: `${(tick / scale.length) * 100}%` }}
          >
            {tick === 0 ? '0' : formatDuration(tick)}
          </span>
        ))}
      </div>
      <ul>
        {steps.map((step) => {
          const span = scale.spanOf(step);
          return (
            <li key={step.address} className="border-b border-line last:border-0">
              <button
                type="button"
                onClick={() => onSelect?.(step)}
                aria-pressed={selected === step.address}
                aria-label={`${step.title}, ${step.status}${span ? `, ${formatDuration(span.length)}` : ''}`}
                className="flex h-9 w-full items-center text-left outline-offset-[-2px] hover:bg-hover aria-pressed:bg-primary-soft"
              >
                <span className="w-44 shrink-0 truncate pr-3 pl-3 text-[13px]">{step.title}</span>
                <span className="relative h-full flex-1">
                  {span && (
                    <span
                      className={clsx(
                        'absolute top-2.5 h-4 min-w-1 rounded-xs',
                        BARS[step.status] ?? 'bg-line-strong',
                        step.status === 'running' && 'animate-pulse',
                      )}
                      style={{ left: `${span.from * 100}%`, width: `${span.share * 100}%` }}
                    />
                  )}
                  {span && (
                    <span
                      className="absolute top-2 text-[11px] leading-5 whitespace-nowrap text-muted tabular-nums"
                      style={
                        span.from + span.share > 0.8
                          ? span.share > 0.3
                            ? {
                                right: `calc(${(1 - span.from - span.share) * 100}% + 6px)`,
                                color: 'var(--on-primary)',
                              }
                            : { right: `calc(${(1 - span.from) * 100}% + 6px)` }
                          : { left: `calc(${(span.from + span.share) * 100}% + 6px)` }
                      }
                    >
                      {formatDuration(span.length)}
                      {step.attempt > 1 && ` · try ${step.attempt}`}
                    </span>
                  )}
                  {!span && <span className="absolute top-2 text-[11px] leading-5 text-faint">{step.status}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
