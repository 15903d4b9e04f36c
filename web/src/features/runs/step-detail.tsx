import { Section } from '@/components/layout/section';
import { StatusBadge } from '@/components/ui/status-badge';
import { type Column, Table } from '@/components/ui/table';
import { ValueView } from '@/components/views/value-view';
import { readPortValue } from '@/lib/api/port-value';
import type { Effect, Step } from '@/lib/api/types/run';
import { formatClock } from '@/lib/format/date';
import { elapsed, formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';
import { useNow } from '@/lib/hooks/use-now';
import type { LiveOutput } from './live-output';
import { StepResult } from './step-result';

const EFFECTS: Column<Effect>[] = [
  { id: 'name', header: 'Effect', cell: (e) => <span className="font-medium">{e.name}</span> },
  { id: 'kind', header: 'Kind', cell: (e) => e.kind },
  { id: 'at', header: 'Began', cell: (e) => formatClock(e.startedAt), className: 'tabular-nums' },
  { id: 'took', header: 'Took', cell: (e) => formatDuration(e.durationMs), className: 'tabular-nums' },
  { id: 'try', header: 'Attempt', cell: (e) => e.attempt ?? 1, className: 'tabular-nums' },
];

/** Everything about one step: what went in, what happened, what came out. */
export function StepDetail({ step, runId, live }: { step: Step; runId: string; live: LiveOutput | undefined }) {
  const now = useNow(step.finishedAt ? null : 1000);
  const inputs = Object.entries(step.inputs ?? {});
  const outputs = Object.entries(step.outputs ?? {});
  const effects = step.effects ?? [];
  return (
    <div className="mt-8">
      <header className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="text-lg font-semibold">{step.title}</h2>
        <StatusBadge status={step.status} />
        <span className="text-[13px] text-muted tabular-nums">
          {step.type}
          {step.startedAt && ` · ${formatDuration(elapsed(step.startedAt, step.finishedAt, now))}`}
          {` · ${formatCost(step.cost)}`}
          {step.attempt > 0 && ` · attempt ${step.attempt}`}
        </span>
      </header>
      <Section title="Result">
        <StepResult step={step} runId={runId} live={live} />
      </Section>
      {inputs.length > 0 && <Ports title="Inputs" ports={inputs} />}
      {outputs.length > 0 && (step.views?.length ?? 0) > 0 && <Ports title="Outputs" ports={outputs} />}
      {effects.length > 0 && (
        <Section title="Effects" lead="Kept in the journal: a step that is resumed never repeats a finished one.">
          <Table label="Effects" columns={EFFECTS} rows={effects} rowKey={(e) => `${e.name}@${e.startedAt}`} />
        </Section>
      )}
    </div>
  );
}

function Ports({ title, ports }: { title: string; ports: [string, unknown][] }) {
  return (
    <Section title={title}>
      <div className="flex flex-col gap-3">
        {ports.map(([port, raw]) => {
          const { value, sources } = readPortValue(raw);
          return (
            <details key={port} className="rounded-lg border border-line bg-surface">
              <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">{port}</summary>
              <div className="border-t border-line p-4">
                {sources.length > 0 && (
                  <p className="mb-3 text-[13px] text-warning">Holds text from outside: {sources.join(', ')}</p>
                )}
                <ValueView value={value} />
              </div>
            </details>
          );
        })}
      </div>
    </Section>
  );
}
