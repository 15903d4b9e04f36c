import { ChevronLeft, ChevronRight, Columns2, RotateCcw, Star } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useKeepResult } from '@/lib/queries/use-keep-result';
import { useShowResult } from '@/lib/queries/use-show-result';
import { NameDialog } from '../history/name-dialog';
import { type Iteration, nameOf } from './iterations';

interface IterationBarProps {
  canvasId: string;
  blockId: string;
  /** Newest first. */
  iterations: readonly Iteration[];
  shown: Iteration;
  mayEdit: boolean;
  onShow: (runId: string) => void;
  onCompare: (() => void) | null;
}

/** Steps through the results of a block: keep one under a name, put one beside the one in use, go back to one. */
export function IterationBar({ iterations, shown, mayEdit, onShow, onCompare, ...block }: IterationBarProps) {
  const now = useNow();
  const keep = useKeepResult(block.canvasId, block.blockId);
  const show = useShowResult(block.canvasId, block.blockId);
  const [naming, setNaming] = useState(false);
  const { result } = shown;
  const at = iterations.indexOf(shown);
  const step = (by: number) => {
    const next = iterations[at + by];
    if (next) onShow(next.result.runId);
  };
  const use = () =>
    show.mutate(result.runId, {
      onSuccess: () => toast.success('The block goes on with this result.', 'Blocks after it take it when they run.'),
      onError: toast.error,
    });
  return (
    <section aria-label="Iterations" className="rounded-lg border border-line bg-sunken px-1.5 py-1.5">
      <div className="flex items-center gap-1">
        <Arrow label="Earlier result" off={at === iterations.length - 1} onClick={() => step(1)} back />
        <p className="min-w-0 flex-1 text-[13px]">
          <span className="block truncate font-medium">{nameOf(shown)}</span>
          <span className="block truncate text-xs text-faint">
            {shown.number} of {iterations.length}
            {result.finishedAt && `, ${formatRelative(result.finishedAt, now)}`}
          </span>
        </p>
        {result.shown && <Badge tone="success">In use</Badge>}
        {result.status === 'failed' && <Badge tone="danger">Failed</Badge>}
        <Arrow label="Later result" off={at === 0} onClick={() => step(-1)} />
      </div>
      {(mayEdit || onCompare) && (
        <div className="mt-1 flex flex-wrap gap-1 border-t border-line pt-1.5">
          {mayEdit && (
            <Button
              kind="ghost"
              size="sm"
              aria-pressed={result.kept}
              busy={keep.isPending}
              onClick={() =>
                result.kept
                  ? keep.mutate({ runId: result.runId, keep: false }, { onError: toast.error })
                  : setNaming(true)
              }
            >
              <Star size={14} className={result.kept ? 'fill-current text-accent-strong' : ''} />
              {result.kept ? 'Kept' : 'Keep'}
            </Button>
          )}
          {onCompare && (
            <Button kind="ghost" size="sm" onClick={onCompare}>
              <Columns2 size={14} /> Compare
            </Button>
          )}
          {mayEdit && !result.shown && result.status === 'succeeded' && (
            <Button kind="secondary" size="sm" className="ml-auto" busy={show.isPending} onClick={use}>
              <RotateCcw size={14} /> Use this one
            </Button>
          )}
        </div>
      )}
      {naming && (
        <NameDialog
          title="Keep this result"
          description="A kept result has a name and a star, so you find it again however often the block runs."
          label="Name"
          action="Keep result"
          initial={nameOf(shown)}
          busy={keep.isPending}
          onName={(name) =>
            keep.mutate(
              { runId: result.runId, keep: true, name },
              { onSuccess: () => setNaming(false), onError: toast.error },
            )
          }
          onClose={() => setNaming(false)}
        />
      )}
    </section>
  );
}

function Arrow({ label, off, onClick, back }: { label: string; off: boolean; onClick: () => void; back?: boolean }) {
  const Icon = back ? ChevronLeft : ChevronRight;
  return (
    <Button kind="ghost" size="icon-sm" aria-label={label} disabled={off} onClick={onClick}>
      <Icon size={16} />
    </Button>
  );
}
