import { useState } from 'react';
import { useParams } from 'react-router';
import { Card } from '@/components/layout/card';
import { ErrorState } from '@/components/layout/error-state';
import { Page } from '@/components/layout/page';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { useTitle } from '@/lib/hooks/use-title';
import { RunActions } from './run-actions';
import { RunEvents } from './run-events';
import { RunFacts } from './run-facts';
import { RunTimeline } from './run-timeline';
import { StepDetail } from './step-detail';
import { useLiveRun } from './use-live-run';

export function RunPage() {
  const id = useParams()['id'] ?? '';
  const { query, run, live } = useLiveRun(id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [tab, setTab] = useState('steps');
  useTitle(run?.title ?? 'Run');
  if (run === undefined) {
    return (
      <Page title="Run">
        {query.error ? <ErrorState error={query.error} onRetry={query.refetch} /> : <SkeletonRows count={6} />}
      </Page>
    );
  }
  const steps = run.steps ?? [];
  const attention =
    steps.find((s) => s.status === 'waiting' || s.status === 'failed') ?? steps.findLast((s) => s.startedAt);
  const step = steps.find((s) => s.address === chosen) ?? attention ?? steps[0];
  return (
    <Page title={run.title} lead={<RunFacts run={run} />} actions={<RunActions run={run} step={step ?? null} />}>
      <Card className="flex flex-col overflow-hidden">
        <Tabs
          label="Views of the run"
          value={tab}
          onChange={setTab}
          items={[
            {
              id: 'steps',
              label: 'Timeline',
              content: (
                <section tabIndex={0} aria-label="Timeline" className="max-h-100 overflow-auto">
                  <RunTimeline run={run} selected={step?.address ?? null} onSelect={(s) => setChosen(s.address)} />
                </section>
              ),
            },
            { id: 'events', label: 'Events', content: <RunEvents runId={run.id} /> },
          ]}
        />
      </Card>
      {tab === 'steps' && step && (
        <StepDetail key={step.address} step={step} runId={run.id} live={live.get(step.address)} />
      )}
    </Page>
  );
}
