import { Undo2 } from 'lucide-react';
import { useNavigate } from 'react-router';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { UndoPreview } from '@/lib/api/types/run';
import { formatClock } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import { useUndoPreview } from '@/lib/queries/use-undo-preview';
import { useUndoRun } from '@/lib/queries/use-undo-run';
import { SideEffectBadge } from '../side-effect-badge';

/** Tells what will be undone and what stays, before anything happens. */
export function UndoDialog({ runId, onClose }: { runId: string; onClose: () => void }) {
  const preview = useUndoPreview(runId);
  const undo = useUndoRun();
  const navigate = useNavigate();
  const count = preview.data?.undoable.length ?? 0;
  const start = async () => {
    try {
      const run = await undo.mutateAsync(runId);
      onClose();
      await navigate(`/runs/${run}`);
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Undo this run"
      description="What the run did outside is taken back by a run of its own, last first. It stops at the first step that cannot be undone."
      footer={
        <>
          <Button onClick={onClose}>Keep everything</Button>
          <Button kind="danger" busy={undo.isPending} disabled={count === 0} onClick={() => void start()}>
            <Undo2 size={15} /> Undo {plural(count, 'step')}
          </Button>
        </>
      }
    >
      <QueryState query={preview}>{(data) => <Lists preview={data} />}</QueryState>
    </Dialog>
  );
}

function Lists({ preview: { undoable, final } }: { preview: UndoPreview }) {
  if (undoable.length + final.length === 0) {
    return <p className="text-sm text-muted">This run did nothing outside: there is nothing to undo.</p>;
  }
  return (
    <div className="flex flex-col gap-5">
      {undoable.length > 0 && (
        <section aria-label="Will be undone">
          <h3 className="mb-2 text-[13px] font-semibold">Will be undone, in this order</h3>
          <Steps steps={undoable} numbered />
        </section>
      )}
      {final.length > 0 && (
        <section aria-label="Stays">
          <h3 className="mb-2 text-[13px] font-semibold">Stays: it cannot be undone</h3>
          <Steps steps={final} />
        </section>
      )}
    </div>
  );
}

function Steps({ steps, numbered }: { steps: UndoPreview['undoable']; numbered?: boolean }) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line">
      {steps.map((step, i) => (
        <li key={step.address} className="flex items-center gap-3 px-3 py-2 text-sm">
          {numbered && <span className="w-5 text-right text-faint tabular-nums">{i + 1}</span>}
          <span className="min-w-0 flex-1 truncate">
            {step.title} <span className="text-[13px] text-faint">{step.address}</span>
          </span>
          <SideEffectBadge effect={step.sideEffect} />
          <span className="text-[13px] text-muted tabular-nums">{formatClock(step.finishedAt)}</span>
        </li>
      ))}
    </ol>
  );
}
