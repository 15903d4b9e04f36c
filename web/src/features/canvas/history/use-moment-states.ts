import { useMomentResults } from '@/lib/queries/use-moment-results';
import { useBlockStateStore, useBlockStates } from '../use-block-states';

const NO_LIVE = new Map<string, never>();

/** What the cards showed of results at a moment. */
export function useMomentStates(canvasId: string, seq: number) {
  const states = useBlockStateStore();
  const results = useMomentResults(canvasId, seq);
  const steps = useBlockStates(states, { results: results.data, run: undefined, live: NO_LIVE, problems: undefined });
  return { states, steps };
}
