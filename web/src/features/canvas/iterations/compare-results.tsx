import { Badge } from '@/components/ui/badge';
import { Dialog } from '@/components/ui/dialog';
import { StepResult } from '../../runs/step-result';
import { type Iteration, nameOf, stepOf } from './iterations';

/** Two results of one block beside each other. */
export function CompareResults({ one, other, onClose }: { one: Iteration; other: Iteration; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Two results of this block" wide>
      <div className="grid gap-5 sm:grid-cols-2">
        {[one, other].map((iteration) => (
          <section key={iteration.result.runId} aria-label={nameOf(iteration)} className="min-w-0">
            <h3 className="mb-3 flex items-center gap-2 border-b border-line pb-2 text-sm font-semibold">
              <span className="min-w-0 flex-1 truncate">{nameOf(iteration)}</span>
              {iteration.result.shown && <Badge tone="success">In use</Badge>}
            </h3>
            <StepResult step={stepOf(iteration.result)} runId={null} />
          </section>
        ))}
      </div>
    </Dialog>
  );
}
