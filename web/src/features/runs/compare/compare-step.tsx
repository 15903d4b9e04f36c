import { clsx } from 'clsx';
import { Badge } from '@/components/ui/badge';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResultDiff } from '@/components/views/diff/result-diff';
import { ResultViews } from '@/components/views/result-views';
import type { Run, Step } from '@/lib/api/types/run';
import { elapsed, formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';
import { madeOf } from './made-of';
import { OutputDiff } from './output-diff';
import { type CompareRow, outputsOf } from './side-by-side';

/** One step in all runs: its state, time and cost, and its outputs beside those of the first. */
export function CompareStep({ row, runs }: { row: CompareRow; runs: readonly Run[] }) {
  const first = row.steps[0];
  return (
    <section aria-label={row.title} className="border-b border-line last:border-b-0">
      <h2 className="flex items-center gap-2 px-4 pt-4 text-sm font-semibold">
        {row.title}
        <span className="text-[13px] font-normal text-faint">{row.address}</span>
        {row.differs ? <Badge tone="warning">differs</Badge> : <Badge>same</Badge>}
      </h2>
      <div className="grid" style={{ gridTemplateColumns: `repeat(${runs.length}, minmax(0, 1fr))` }}>
        {row.steps.map((step, i) => (
          <div key={runs[i]!.id} className={clsx('flex min-w-0 flex-col gap-3 p-4', i > 0 && 'border-l border-line')}>
            {step === undefined ? (
              <p className="text-sm text-muted">It has no such step.</p>
            ) : (
              <StepFacts step={step} run={runs[i]!} />
            )}
            {step?.error && <p className="text-[13px] text-danger">{step.error.message}</p>}
            {step !== undefined && <Made step={step} measure={i === 0 ? undefined : first} />}
          </div>
        ))}
      </div>
    </section>
  );
}

function StepFacts({ step, run }: { step: Step; run: Run }) {
  const shared = step.run != null && step.run !== run.id;
  return (
    <p className="flex flex-wrap items-center gap-2 text-[13px] text-muted tabular-nums">
      <StatusBadge status={step.status} />
      {shared ? (
        <Badge tone="info">shared</Badge>
      ) : (
        <>
          {step.startedAt && formatDuration(elapsed(step.startedAt, step.finishedAt, Date.parse(step.startedAt)))}
          <span>{formatCost(step.cost)}</span>
          {step.notes?.model && <Badge tone="primary">{step.notes.model}</Badge>}
        </>
      )}
    </p>
  );
}

/** The measure as it is; the others as what became of it. What has nothing to look at is compared by its outputs. */
function Made({ step, measure }: { step: Step; measure: Step | undefined }) {
  if (measure === undefined) {
    return step.views.length > 0 ? (
      <ResultViews views={step.views} />
    ) : (
      <OutputDiff before={null} after={outputsOf(step)} />
    );
  }
  return step.views.length + measure.views.length > 0 ? (
    <ResultDiff before={madeOf(measure)} after={madeOf(step)} />
  ) : (
    <OutputDiff before={outputsOf(measure)} after={outputsOf(step)} />
  );
}
