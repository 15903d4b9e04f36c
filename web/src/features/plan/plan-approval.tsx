import { Play } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { PlanContract } from '@/lib/api/types/plan';
import { formatSecondsRange } from '@/lib/format/duration';
import { formatMoneyRange } from '@/lib/format/money';
import { estimateOf } from './plan-draft';

interface PlanApprovalProps {
  plan: PlanContract;
  busy: boolean;
  mayEdit: boolean;
  onApprove: (run: boolean) => void;
}

/** What it will take, and the decision; always in sight. */
export function PlanApproval({ plan, busy, mayEdit, onApprove }: PlanApprovalProps) {
  const { seconds, money } = estimateOf(plan);
  return (
    <div className="sticky bottom-3 z-20 mt-8 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-xl border border-line bg-raised px-4 py-3 shadow-lg sm:bottom-5 sm:px-5">
      <dl className="flex flex-1 gap-6 text-sm">
        <div>
          <dt className="text-xs text-faint">Time</dt>
          <dd className="font-semibold tabular-nums">{formatSecondsRange(...seconds)}</dd>
        </div>
        <div>
          <dt className="text-xs text-faint">Cost</dt>
          <dd className="font-semibold tabular-nums">{formatMoneyRange(...money, plan.estimate?.currency)}</dd>
        </div>
        <div className="hidden sm:block">
          <dt className="text-xs text-faint">Blocks</dt>
          <dd className="font-semibold tabular-nums">{plan.blocks.length}</dd>
        </div>
      </dl>
      <div className="flex gap-2">
        <Button disabled={!mayEdit || busy || plan.blocks.length === 0} onClick={() => onApprove(false)}>
          Approve only
        </Button>
        <Button
          kind="primary"
          disabled={!mayEdit || plan.blocks.length === 0}
          busy={busy}
          onClick={() => onApprove(true)}
        >
          {!busy && <Play size={15} />} Approve and run
        </Button>
      </div>
    </div>
  );
}
