import { lazy, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Card } from '@/components/layout/card';
import { ErrorState } from '@/components/layout/error-state';
import { Page } from '@/components/layout/page';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import type { Run, Timeline } from '@/lib/api/types/run';
import { useTitle } from '@/lib/hooks/use-title';
import { useTimeline } from '@/lib/queries/use-timeline';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { FamilyList } from './family/family-list';
import { RunActions } from './run-actions';
import { RunEvents } from './run-events';
import { RunFacts } from './run-facts';
import { RunLine } from './run-line';
import { RunOutside } from './run-outside';
import { StepPanel } from './step/step-panel';
import { TimeMachine, useTimeMachine } from './time/time-machine';
import { isOver, useLiveRun } from './use-live-run';
import { useRepeat } from './use-repeat';

const ForkDialog = lazy(async () => ({ default: (await import('./fork/fork-dialog')).ForkDialog }));

/** One run: what happened when, at any moment of it, and what can be done with it. */
export function RunPage() {
  const id = useParams()['id'] ?? '';
  const { query, run, live, cut } = useLiveRun(id);
  const timeline = useTimeline(id);
  useTitle(run?.title ?? 'Run');
  if (run === undefined || timeline.data === undefined) {
    const failed = query.error === null ? timeline : query;
    return (
      <Page title="Run">
        {failed.error ? <ErrorState error={failed.error} onRetry={failed.refetch} /> : <SkeletonRows count={6} />}
      </Page>
    );
  }
  return <RunInTime key={id} run={run} timeline={timeline.data} live={live} cut={cut} />;
}

interface RunInTimeProps {
  run: Run;
  timeline: Timeline;
  live: ReturnType<typeof useLiveRun>['live'];
  /** Whether the server is out of reach. */
  cut: boolean;
}

function RunInTime({ run, timeline, live, cut }: RunInTimeProps) {
  const [params, setParams] = useSearchParams();
  const [tab, setTab] = useState('time');
  const [forking, setForking] = useState<string | null>(null);
  const machine = useTimeMachine(run, timeline);
  const repeat = useRepeat(run.id);
  const { may } = useWorkspace();
  const steps = run.steps ?? [];
  const attention =
    steps.find((s) => s.status === 'waiting' || s.status === 'failed') ?? steps.findLast((s) => s.startedAt);
  const address = params.get('step') ?? attention?.address ?? steps[0]?.address ?? null;
  const select = (step: string) => setParams({ step }, { replace: true });
  const titleOf = (of: string) => machine.index.placeOf(of)?.title ?? of;
  const repeatable = isOver(run) && run.kind !== 'undo' && may('operate');
  const tabs = [
    {
      id: 'time',
      label: 'Time',
      content: <TimeMachine run={run} machine={machine} selected={address} onSelect={select} />,
    },
    { id: 'family', label: 'Family', content: <FamilyList runId={run.id} titleOf={titleOf} /> },
    { id: 'outside', label: 'Outside calls', content: <RunOutside run={run} /> },
    { id: 'events', label: 'Events', content: <RunEvents runId={run.id} /> },
  ];
  return (
    <Page
      title={run.title}
      lead={<RunFacts run={run} />}
      actions={<RunActions run={run} onFork={repeatable && address !== null ? () => setForking(address) : undefined} />}
    >
      {cut && (
        <p role="status" className="mb-3 rounded-md border border-warning-line bg-warning-soft px-3 py-2 text-[13px]">
          The server is out of reach. The run is safe: it goes on as soon as a server is back.
        </p>
      )}
      <RunLine run={run} />
      <Card className="flex flex-col overflow-hidden">
        <Tabs label="Views of the run" value={tab} onChange={setTab} items={tabs} />
      </Card>
      {tab === 'time' && address !== null && (
        <StepPanel
          key={address}
          runId={run.id}
          address={address}
          machine={machine}
          begin={timeline.begin}
          live={live.get(address)}
          onRerun={repeatable ? () => void repeat.start('rerun', address) : undefined}
          onFork={repeatable ? () => setForking(address) : undefined}
        />
      )}
      {forking !== null && (
        <Suspense>
          <ForkDialog runId={run.id} index={machine.index} address={forking} onClose={() => setForking(null)} />
        </Suspense>
      )}
    </Page>
  );
}
