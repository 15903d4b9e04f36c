import { useMemo } from 'react';
import type { Run, Timeline } from '@/lib/api/types/run';
import { useNow } from '@/lib/hooks/use-now';
import { isOver } from '../use-live-run';
import { Lanes } from './lanes';
import { MomentGraph } from './moment-graph';
import { Scrubber } from './scrubber';
import { TimelineIndex } from './timeline-index';
import { type Moment, useMoment } from './use-moment';

interface TimeMachineProps {
  run: Run;
  machine: ReturnType<typeof useTimeMachine>;
  selected: string | null;
  onSelect: (address: string) => void;
}

export interface TimeMachineState {
  index: TimelineIndex;
  moment: Moment;
  length: number;
}

/** The time of a run, and the moment in it that is looked at. */
export function useTimeMachine(run: Run, timeline: Timeline): TimeMachineState {
  const index = useMemo(() => new TimelineIndex(timeline), [timeline]);
  const over = isOver(run);
  const now = useNow(over ? null : 500);
  const known = over ? index.end : Math.max(index.end, now - Date.parse(timeline.begin));
  const length = Math.max(1, known);
  return { index, length, moment: useMoment(index.moments, length) };
}

/** The run at any moment: its graph, its lanes, and a slider over its time. */
export function TimeMachine({ run, machine, selected, onSelect }: TimeMachineProps) {
  const { index, moment, length } = machine;
  return (
    <>
      <MomentGraph index={index} at={moment.at} selected={selected} onSelect={onSelect} />
      <Scrubber moment={moment} length={length} live={!isOver(run)} />
      <Lanes index={index} moment={moment} length={length} selected={selected} onSelect={onSelect} />
    </>
  );
}
