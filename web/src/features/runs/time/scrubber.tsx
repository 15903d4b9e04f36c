import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { formatDuration } from '@/lib/format/duration';
import type { Moment } from './use-moment';

interface ScrubberProps {
  moment: Moment;
  length: number;
  /** Whether the run goes on. */
  live: boolean;
}

/** A slider over the time of a run. Arrow keys go from change to change, space plays. */
export function Scrubber({ moment, length, live }: ScrubberProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const act = ACTIONS[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act(moment);
  };
  const now = live ? 'Live' : 'End';
  return (
    <section
      aria-label="Moment of the run"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-2"
    >
      <div className="flex">
        <Icon label="To the beginning" onClick={() => moment.seek(0)}>
          <ChevronFirst size={15} />
        </Icon>
        <Icon label="Previous change" onClick={() => moment.step(-1)}>
          <StepBack size={14} />
        </Icon>
        <Icon label={moment.playing ? 'Stop playing' : 'Play'} onClick={moment.toggle}>
          {moment.playing ? <Pause size={15} /> : <Play size={15} />}
        </Icon>
        <Icon label="Next change" onClick={() => moment.step(1)}>
          <StepForward size={14} />
        </Icon>
        <Icon label={live ? 'To now' : 'To the end'} onClick={moment.toNow}>
          <ChevronLast size={15} />
        </Icon>
      </div>
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={moment.isNow ? now : `After ${formatDuration(moment.at)}`}
        min={0}
        max={Math.max(1, length)}
        step="any"
        value={moment.at}
        onChange={(event) => moment.seek(Number(event.target.value))}
        onKeyDown={onKeyDown}
        className="order-last h-5 basis-full accent-primary sm:order-none sm:min-w-32 sm:flex-1 sm:basis-0"
      />
      <output className="ml-auto w-28 text-right text-[13px] text-muted tabular-nums">
        {moment.isNow ? (
          <span className="font-medium text-text">{now}</span>
        ) : (
          <>
            <span className="font-medium text-text">{formatDuration(moment.at)}</span> of {formatDuration(length)}
          </>
        )}
      </output>
    </section>
  );
}

const ACTIONS: Record<string, (moment: Moment) => void> = {
  ArrowRight: (moment) => moment.step(1),
  ArrowUp: (moment) => moment.step(1),
  ArrowLeft: (moment) => moment.step(-1),
  ArrowDown: (moment) => moment.step(-1),
  Home: (moment) => moment.seek(0),
  End: (moment) => moment.toNow(),
  ' ': (moment) => moment.toggle(),
};

function Icon({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button kind="ghost" size="icon-sm" aria-label={label} title={label} onClick={onClick}>
      {children}
    </Button>
  );
}
