import type { Made } from '@/components/views/diff/result-diff';
import type { Step } from '@/lib/api/types/run';

/** What a step made, for the comparison: its views and figures, its money and its time. */
export function madeOf(step: Step | undefined): Made {
  const figures: Record<string, number> = { ...step?.notes?.figures };
  if (step?.cost) figures['cost in USD'] = step.cost;
  if (step?.startedAt && step.finishedAt) {
    figures['milliseconds it took'] = Date.parse(step.finishedAt) - Date.parse(step.startedAt);
  }
  return { views: step?.views ?? [], figures };
}
