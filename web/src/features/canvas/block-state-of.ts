import type { BlockProblem, BlockState } from '@/canvas/core/model/block-state';
import { BLOCK_STATUS } from '@/canvas/core/model/step-status';
import type { CanvasProblem } from '@/lib/api/types/canvas';
import type { Step } from '@/lib/api/types/run';
import { elapsed } from '@/lib/format/duration';
import { formatMoney } from '@/lib/format/money';
import type { LiveOutput } from '../runs/live-output';
import { previewOf } from './preview-of';

export function problemsOf(problems: readonly CanvasProblem[] | undefined): BlockProblem[] {
  return (problems ?? []).map((p) => ({
    code: p.code,
    message: p.fix ? `${p.message} ${p.fix}` : p.message,
    severity: p.warning ? 'warning' : 'error',
  }));
}

/** What a card shows: the step of the run in progress, else the latest result, and what validation says. */
export function blockStateOf(
  step: Step | undefined,
  live: LiveOutput | undefined,
  problems: readonly CanvasProblem[] | undefined,
): BlockState {
  const found = problemsOf(problems);
  if (step === undefined) {
    return { status: found.some((p) => p.severity === 'error') ? 'blocked' : 'idle', problems: found };
  }
  const state: BlockState = { status: BLOCK_STATUS[step.status] ?? 'idle', problems: found };
  const preview = previewOf(step.views ?? []);
  const message = messageOf(step, live);
  const took = step.finishedAt ? elapsed(step.startedAt, step.finishedAt, 0) : null;
  if (preview) state.preview = preview;
  if (message) state.message = message;
  if (step.status === 'running' && live && live.progress !== null) state.progress = live.progress;
  if (took !== null) state.durationMs = took;
  if (Number(step.cost ?? 0) > 0) state.cost = formatMoney(step.cost);
  return state;
}

function messageOf(step: Step, live: LiveOutput | undefined): string | undefined {
  if (step.status === 'failed') return step.error?.message;
  if (step.status === 'waiting') return step.question?.message;
  if (step.status === 'skipped') return step.error?.message;
  if (step.status !== 'running' && step.status !== 'retrying') return undefined;
  const last = live?.text.trimEnd().split('\n').at(-1)?.slice(-160);
  return last || (live?.message ?? undefined);
}
