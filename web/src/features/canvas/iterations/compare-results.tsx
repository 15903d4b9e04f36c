import { lazy, Suspense, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { madeOf } from '../../runs/compare/made-of';
import { StepResult } from '../../runs/step-result';
import { type Iteration, nameOf, stepOf } from './iterations';

const ResultDiff = lazy(async () => ({ default: (await import('@/components/views/diff/result-diff')).ResultDiff }));

const WAYS = [
  { value: 'changes', label: 'What changed' },
  { value: 'both', label: 'Both results' },
];

/** Two results of one block: what became of the older one, or both beside each other. */
export function CompareResults({ one, other, onClose }: { one: Iteration; other: Iteration; onClose: () => void }) {
  const [way, setWay] = useState('changes');
  const [older, newer] = one.number < other.number ? [one, other] : [other, one];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Two results of this block"
      description={`From ${nameOf(older)} to ${nameOf(newer)}`}
      wide
    >
      <div className="mb-4">
        <ChoiceChips label="How they are compared" value={way} onChange={setWay} options={WAYS} />
      </div>
      {way === 'changes' ? (
        <Suspense fallback={<Skeleton className="h-40" />}>
          <ResultDiff before={madeOf(stepOf(older.result))} after={madeOf(stepOf(newer.result))} />
        </Suspense>
      ) : (
        <Both iterations={[older, newer]} />
      )}
    </Dialog>
  );
}

function Both({ iterations }: { iterations: readonly Iteration[] }) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {iterations.map((iteration) => (
        <section key={iteration.result.runId} aria-label={nameOf(iteration)} className="min-w-0">
          <h3 className="mb-3 flex items-center gap-2 border-b border-line pb-2 text-sm font-semibold">
            <span className="min-w-0 flex-1 truncate">{nameOf(iteration)}</span>
            {iteration.result.shown && <Badge tone="success">In use</Badge>}
          </h3>
          <StepResult step={stepOf(iteration.result)} runId={null} />
        </section>
      ))}
    </div>
  );
}
