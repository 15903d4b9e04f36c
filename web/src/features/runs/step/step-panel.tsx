import { GitFork, StepForward } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Card } from '@/components/layout/card';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { StatusBadge } from '@/components/ui/status-badge';
import { Tabs } from '@/components/ui/tabs';
import { JsonTree } from '@/components/views/json-tree';
import type { StepHistory } from '@/lib/api/types/run';
import { elapsed, formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';
import { formatCount, plural } from '@/lib/format/number';
import { useNow } from '@/lib/hooks/use-now';
import { useStepHistory } from '@/lib/queries/use-step-history';
import type { LiveOutput } from '../live-output';
import { SideEffectBadge } from '../side-effect-badge';
import { StepResult } from '../step-result';
import type { TimeMachineState } from '../time/time-machine';
import { AttemptList } from './attempt-list';
import { EffectList } from './effect-list';
import { PortValues } from './port-values';

interface StepPanelProps {
  runId: string;
  address: string;
  machine: TimeMachineState;
  begin: string;
  live: LiveOutput | undefined;
  /** Absent while the run goes on, and for those who may not start runs. */
  onRerun?: (() => void) | undefined;
  onFork?: (() => void) | undefined;
}

/** Everything about one step, as it stood at the moment looked at. */
export function StepPanel({ runId, address, ...rest }: StepPanelProps) {
  const history = useStepHistory(runId, address);
  return (
    <Card className="mt-5 overflow-hidden">
      <QueryState query={history}>{(data) => <Panel history={data} runId={runId} {...rest} />}</QueryState>
    </Card>
  );
}

function Panel({
  history,
  runId,
  machine,
  begin,
  live,
  onRerun,
  onFork,
}: Omit<StepPanelProps, 'address'> & { history: StepHistory }) {
  const { step } = history;
  const [tab, setTab] = useState('result');
  const now = useNow(step.finishedAt ? null : 1000);
  const { index, moment } = machine;
  const state = index.stateAt(step.address, moment.at) ?? 'pending';
  const until = moment.isNow ? Number.POSITIVE_INFINITY : Date.parse(begin) + moment.at;
  const before = (at: string | null | undefined) => at != null && Date.parse(at) <= until;
  const effects = history.effects.filter((e) => Date.parse(e.startedAt) + e.durationMs <= until);
  const attempts = history.attempts.filter((a) => before(a.startedAt));
  const there = moment.isNow || before(step.finishedAt);
  const inputs = moment.isNow || attempts.length > 0 ? Object.entries(step.inputs ?? {}) : [];
  const outputs = there ? Object.entries(step.outputs ?? {}) : [];
  return (
    <section aria-label={`Step ${step.title}`}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-4 pb-2">
        <h2 className="text-lg font-semibold">{step.title}</h2>
        <StatusBadge status={state} />
        <SideEffectBadge effect={step.sideEffect} />
        <span className="text-[13px] text-muted tabular-nums">
          {step.type} {history.typeVersion}
          {step.startedAt && ` · ${formatDuration(elapsed(step.startedAt, step.finishedAt, now))}`}
          {` · ${formatCost(step.cost)}`}
          {history.tokens && ` · ${formatCount(history.tokens.input)} → ${formatCount(history.tokens.output)} tokens`}
        </span>
        <span className="ml-auto flex gap-2">
          {onRerun && (
            <Button size="sm" onClick={onRerun}>
              <StepForward size={14} /> Re-run from here
            </Button>
          )}
          {onFork && (
            <Button size="sm" onClick={onFork}>
              <GitFork size={14} /> Fork with changes
            </Button>
          )}
        </span>
      </header>
      {step.run != null && step.run !== runId && (
        <p className="px-4 pb-2 text-[13px] text-muted">This result was kept from an earlier run of the family.</p>
      )}
      <Tabs
        label="About the step"
        value={tab}
        onChange={setTab}
        items={[
          {
            id: 'result',
            label: 'Result',
            content: (
              <Pad>
                {there ? (
                  <StepResult step={step} runId={runId} live={live} />
                ) : (
                  <p className="text-sm text-muted">At this moment there is no result yet.</p>
                )}
                {outputs.length > 0 && (step.views?.length ?? 0) > 0 && <PortValues title="Outputs" ports={outputs} />}
              </Pad>
            ),
          },
          {
            id: 'inputs',
            label: `Inputs ${inputs.length || ''}`,
            content: (
              <Pad>
                <PortValues ports={inputs} />
              </Pad>
            ),
          },
          {
            id: 'effects',
            label: `Effects ${effects.length || ''}`,
            content: (
              <Pad>
                <EffectList effects={effects} />
              </Pad>
            ),
          },
          {
            id: 'attempts',
            label: `Attempts ${attempts.length || ''}`,
            content: (
              <Pad>
                <AttemptList attempts={attempts} />
              </Pad>
            ),
          },
          {
            id: 'settings',
            label: 'Settings',
            content: (
              <Pad>
                <JsonTree value={history.settings} depth={3} />
              </Pad>
            ),
          },
        ]}
      />
      <p className="sr-only" aria-live="polite">{`${step.title}: ${state}, ${plural(attempts.length, 'attempt')}`}</p>
    </section>
  );
}

function Pad({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-4 p-4">{children}</div>;
}
