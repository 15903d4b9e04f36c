import type { BlockResult } from '@/lib/api/types/canvas-time';
import type { Step } from '@/lib/api/types/run';

/** One of the results of a block, counted from the oldest known one. */
export interface Iteration {
  number: number;
  result: BlockResult;
}

/** Results, which come newest first, with their numbers. */
export function iterationsOf(results: readonly BlockResult[]): Iteration[] {
  return results.map((result, i) => ({ number: results.length - i, result }));
}

export const nameOf = ({ number, result }: Iteration) => result.name ?? `Iteration ${number}`;

/** A result as the step that made it, for what shows steps. */
export function stepOf(result: BlockResult): Step {
  const { runId, error, ...made } = result;
  return { ...made, run: runId, error: error ?? null, type: '', title: '', sideEffect: 'none', cost: 0, effects: [] };
}
