import { useMemo } from 'react';
import type { SharedCanvas } from '@/lib/api/types/canvas-share';
import { useBlockStateStore, useBlockStates } from '../canvas/use-block-states';

const NO_LIVE = new Map<string, never>();

/** What the cards of a shared canvas show: the latest results. */
export function useSharedStates(shared: SharedCanvas) {
  const states = useBlockStateStore();
  const results = useMemo(() => new Map(Object.entries(shared.results ?? {})), [shared]);
  const steps = useBlockStates(states, { results, run: undefined, live: NO_LIVE, problems: undefined });
  return { states, steps };
}
