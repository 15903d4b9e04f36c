import type { ResultView } from '../api/types/result';

export interface ViewPair {
  before: ResultView | null;
  after: ResultView | null;
}

/** Views that show the same thing of two results: of one kind and title, then of one kind in their order. */
export function pairViews(before: readonly ResultView[], after: readonly ResultView[]): ViewPair[] {
  const left = [...before];
  const take = (fits: (view: ResultView) => boolean) => {
    const at = left.findIndex(fits);
    return at < 0 ? null : left.splice(at, 1)[0]!;
  };
  const named = after.map((view) => take((v) => v.kind === view.kind && !!v.title && v.title === view.title));
  const pairs = after.map((view, i) => ({ before: named[i] ?? take((v) => v.kind === view.kind), after: view }));
  return [...pairs, ...left.map((view) => ({ before: view, after: null }))];
}

/** Whether two views hold the same. */
export function isSame({ before, after }: ViewPair): boolean {
  if (before === null || after === null) return false;
  if (before.artifact || after.artifact) return before.artifact?.artifact === after.artifact?.artifact;
  return JSON.stringify(before.value) === JSON.stringify(after.value);
}
