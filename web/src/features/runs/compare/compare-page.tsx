import { useQueries } from '@tanstack/react-query';
import { Columns2 } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { ErrorState } from '@/components/layout/error-state';
import { Page } from '@/components/layout/page';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Run } from '@/lib/api/types/run';
import { useTitle } from '@/lib/hooks/use-title';
import { runQuery } from '@/lib/queries/use-run';
import { useRunFamily } from '@/lib/queries/use-run-family';
import { differenceOf } from '../family/run-kind';
import { CompareHead } from './compare-head';
import { CompareStep } from './compare-step';
import { stepsSideBySide } from './side-by-side';

const MOST = 4;

/** Runs side by side: what each step made, what differs, what it cost and how long it took. */
export function ComparePage() {
  useTitle('Compare runs');
  const [params] = useSearchParams();
  const ids = (params.get('ids') ?? '')
    .split(',')
    .filter((id) => id !== '')
    .slice(0, MOST);
  const queries = useQueries({ queries: ids.map((id) => runQuery(id)) });
  const failed = queries.find((query) => query.error !== null);
  const runs = queries.flatMap((query) => query.data ?? []);
  return (
    <Page
      title="Compare runs"
      lead="The first run is the measure: the others are marked where they differ from it."
      wide
    >
      {ids.length < 2 ? (
        <EmptyState icon={<Columns2 size={22} />} title="Choose two runs">
          Open a run, look at its family, and choose the runs to compare.
        </EmptyState>
      ) : failed !== undefined ? (
        <ErrorState error={failed.error} onRetry={failed.refetch} />
      ) : runs.length < ids.length ? (
        <SkeletonRows count={6} />
      ) : (
        <Comparison runs={runs} />
      )}
    </Page>
  );
}

function Comparison({ runs }: { runs: readonly Run[] }) {
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const family = useRunFamily(runs[0]!.id);
  const rows = stepsSideBySide(runs);
  const shown = onlyDifferent ? rows.filter((row) => row.differs) : rows;
  const titleOf = (address: string) => rows.find((row) => row.address === address)?.title ?? address;
  const difference = (run: Run) => {
    const member = family.data?.items.find((item) => item.run.id === run.id);
    return member === undefined ? '' : differenceOf(member, titleOf);
  };
  return (
    <>
      <label className="mb-3 flex items-center gap-2 text-[13px]">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          checked={onlyDifferent}
          onChange={(event) => setOnlyDifferent(event.target.checked)}
        />
        Only steps that differ ({rows.filter((row) => row.differs).length} of {rows.length})
      </label>
      <section
        aria-label="Comparison"
        tabIndex={0}
        className="overflow-x-auto rounded-lg border border-line bg-surface"
      >
        <div style={{ minWidth: runs.length * 300 }}>
          <CompareHead runs={runs} difference={difference} />
          {shown.map((row) => (
            <CompareStep key={row.address} row={row} runs={runs} />
          ))}
        </div>
      </section>
    </>
  );
}
