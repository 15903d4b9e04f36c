import { Activity } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { ErrorState } from '@/components/layout/error-state';
import { Page } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useTitle } from '@/lib/hooks/use-title';
import { useRuns } from '@/lib/queries/use-runs';
import { RunRows } from './run-rows';

const STATES = ['', 'running', 'waiting', 'paused', 'succeeded', 'failed', 'cancelled'].map((value) => ({
  value,
  label: value === '' ? 'All' : value[0]!.toUpperCase() + value.slice(1),
}));

export function RunsPage() {
  useTitle('Runs');
  const [params, setParams] = useSearchParams();
  const status = params.get('status') ?? '';
  const canvasId = params.get('canvas') ?? undefined;
  const runs = useRuns({ status: status || undefined, canvasId });
  const rows = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const filter = (value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete('status');
    else next.set('status', value);
    setParams(next, { replace: true });
  };
  return (
    <Page title="Runs" lead="Everything that was executed, step by step, for as long as you keep it.">
      <div className="mb-4">
        <ChoiceChips label="State" value={status} onChange={filter} options={STATES} />
      </div>
      {runs.isPending && <SkeletonRows count={8} />}
      {runs.error && <ErrorState error={runs.error} onRetry={runs.refetch} />}
      {runs.data && rows.length === 0 && (
        <EmptyState
          icon={<Activity size={22} />}
          title={status === '' ? 'Nothing has run yet' : `No run is ${status}`}
          action={
            <Button kind="primary" asChild>
              <Link to="/">Create something</Link>
            </Button>
          }
        >
          Runs of your canvases are listed here, with what they cost and made.
        </EmptyState>
      )}
      {rows.length > 0 && <RunRows runs={rows} />}
      {runs.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  );
}
