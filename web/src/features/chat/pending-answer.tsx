import { useEffect, useRef } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { LiveConversation } from '@/components/views/conversation/live-conversation';
import { ResultViews } from '@/components/views/result-views';
import { ApprovalForm } from '@/features/approvals/approval-form';
import { isOver, useLiveRun } from '@/features/runs/use-live-run';

/** An answer that is being made: its tools and words as they come, or what it asks. */
export function PendingAnswer({ runId, onOver }: { runId: string; onOver: () => void }) {
  const { run, live } = useLiveRun(runId);
  const step = run?.steps?.[0];
  const output = step ? live.get(step.address) : undefined;
  const over = run !== undefined && isOver(run);
  const told = useRef(false);
  useEffect(() => {
    if (over && !told.current) {
      told.current = true;
      onOver();
    }
  }, [over, onOver]);
  if (step?.status === 'waiting' && step.question) {
    return (
      <div className="flex flex-col gap-4">
        <ResultViews views={step.views ?? []} />
        <ApprovalForm runId={runId} address={step.address} {...step.question} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {output && (output.turns !== undefined || output.text !== '') && (
        <LiveConversation turns={output.turns ?? ''} speaking={output.text.slice(output.spoken ?? 0)} />
      )}
      <p className="flex items-center gap-2 text-sm text-muted">
        <Spinner /> {output?.message ?? 'Working'}
      </p>
    </div>
  );
}
