import { useDeferredValue, useEffect, useState } from 'react';
import { useCanvasBranches } from '@/lib/queries/use-canvas-branches';
import { useCanvasDiff } from '@/lib/queries/use-canvas-diff';
import { useCanvasHistory } from '@/lib/queries/use-canvas-history';
import { useCanvasMoment } from '@/lib/queries/use-canvas-moment';
import { useCanvasVersions } from '@/lib/queries/use-canvas-versions';
import { momentOf } from './moment-of';

/** Milliseconds the slider must rest before a moment is fetched. */
const REST = 90;

/** Where in its history a canvas is looked at. */
export function useTimeMachine(canvasId: string) {
  const history = useCanvasHistory(canvasId);
  const versions = useCanvasVersions(canvasId);
  const branches = useCanvasBranches(canvasId);
  const changes = history.data?.pages.flatMap((page) => page.items) ?? [];
  const last = changes[0]?.lastSeq ?? 0;
  const first = Math.max(0, (changes.at(-1)?.firstSeq ?? 1) - 1);
  const [chosen, setChosen] = useState<number | null>(null);
  const [comparing, setComparing] = useState(false);
  const seq = Math.min(last, Math.max(first, chosen ?? last));
  const atNow = seq === last;
  const rested = useRested(useDeferredValue(seq));
  const moment = useCanvasMoment(canvasId, atNow ? null : rested);
  const diff = useCanvasDiff(canvasId, comparing && !atNow ? { from: rested } : null);
  return {
    changes,
    versions: versions.data ?? [],
    branches: branches.data?.length ?? 0,
    first,
    last,
    seq,
    /** The moment whose content is fetched: the slider rests there. */
    shown: rested,
    atNow,
    comparing: comparing && !atNow,
    moment: momentOf(changes, seq),
    snapshot: atNow ? undefined : moment.data,
    diff: comparing && !atNow ? diff.data : undefined,
    error: history.error ?? moment.error ?? diff.error,
    older: history.hasNextPage ? () => void history.fetchNextPage() : null,
    go: (to: number) => setChosen(to >= last ? null : Math.max(first, to)),
    toggleCompare: () => setComparing(!comparing),
  };
}

export type TimeMachine = ReturnType<typeof useTimeMachine>;

function useRested(value: number): number {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
