import { useEffect, useMemo, useState } from 'react';
import { type BlockStateStore, createBlockStateStore } from '@/canvas/core/model/block-state-store';
import type { CanvasProblem } from '@/lib/api/types/canvas';
import type { Run, Step } from '@/lib/api/types/run';
import type { LiveOutput } from '../runs/live-output';
import { blockOfStep, subCanvasesOf } from './block-of-step';
import { blockStateOf } from './block-state-of';

interface Sources {
  results: ReadonlyMap<string, Step> | undefined;
  /** The results once they are newer than the run in sight; they tell which of its results was gone back from. */
  settled?: ReadonlyMap<string, Step> | undefined;
  run: Run | undefined;
  live: ReadonlyMap<string, LiveOutput>;
  problems: Record<string, CanvasProblem[]> | undefined;
}

/** The step that speaks for each block: of the run in sight where it takes part, else its latest result. */
export function stepsByBlock(
  results: ReadonlyMap<string, Step> | undefined,
  run: Run | undefined,
  settled?: ReadonlyMap<string, Step>,
): Map<string, Step> {
  const steps = new Map(results ?? []);
  const others = subCanvasesOf(run?.steps ?? []);
  for (const step of run?.steps ?? []) {
    const block = blockOfStep(step.address, others);
    if (block === null) continue;
    const before = steps.get(block);
    const untouched = step.status === 'pending' && (run?.status === 'cancelled' || step.address !== block);
    const hidesFailure = step.address !== block && before?.status === 'failed' && before.run === step.run;
    const goneBack = isGoneBack(step, run, settled?.get(block));
    if ((!untouched && !hidesFailure && !goneBack) || before === undefined) steps.set(block, step);
  }
  return steps;
}

/** Whether the block was told to go on with a result of another run than this one, which is over. */
function isGoneBack(step: Step, run: Run | undefined, shown: Step | undefined): boolean {
  return run?.finishedAt != null && step.status === 'succeeded' && shown !== undefined && shown.run !== step.run;
}

/** Feeds the canvas with what runs and validation say. */
export function useBlockStates(states: BlockStateStore, sources: Sources): Map<string, Step> {
  const { results, settled, run, live, problems } = sources;
  const steps = useMemo(() => stepsByBlock(results, run, settled), [results, run, settled]);
  useEffect(() => {
    const ids = new Set([...steps.keys(), ...Object.keys(problems ?? {})]);
    states.setMany([...ids].map((id) => [id, blockStateOf(steps.get(id), live.get(id), problems?.[id])] as const));
  }, [states, steps, live, problems]);
  return steps;
}

export function useBlockStateStore(): BlockStateStore {
  const [states] = useState(createBlockStateStore);
  return states;
}
