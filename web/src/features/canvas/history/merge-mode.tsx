import { GitMerge } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { BlockManifest } from '@/canvas/core/model/block-types';
import { SideSheet } from '@/components/layout/side-sheet';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import type { MergeSide } from '@/lib/api/types/canvas-time';
import { useCanvasBranches } from '@/lib/queries/use-canvas-branches';
import { useCanvasDiff } from '@/lib/queries/use-canvas-diff';
import { type Resolutions, useMergeBranch } from '@/lib/queries/use-merge-branch';
import { CanvasBanner } from './canvas-banner';
import { ConflictItem } from './conflict-item';
import { ConflictPins } from './conflict-pins';
import { diffMarksOf, withGhosts } from './diff-marks-of';
import { DiffPanel } from './diff-panel';
import { SnapshotCanvas } from './snapshot-canvas';
import { usePresent } from './use-present';

interface MergeModeProps {
  canvas: CanvasDetail;
  branchId: string;
  live: CanvasStore;
  catalog: readonly BlockManifest[];
  onClose: () => void;
}

/** A branch before it is merged: its changes drawn on this canvas, and a choice for each conflict. */
export function MergeMode({ canvas, branchId, live, catalog, onClose }: MergeModeProps) {
  const branch = useCanvasBranches(canvas.id).data?.find((b) => b.canvasId === branchId);
  const diff = useCanvasDiff(canvas.id, branch ? { from: branch.seq, other: branchId } : null);
  const merge = useMergeBranch(canvas.id);
  const { mutate } = merge;
  const [choices, setChoices] = useState<Resolutions>({});
  const [focus, setFocus] = useState<string | null>(null);
  useEffect(() => mutate({ branchId, apply: false }, { onError: toast.error }), [mutate, branchId]);
  const conflicts = merge.data?.conflicts ?? [];
  const marks = useMemo(
    () => (diff.data && merge.data ? diffMarksOf(diff.data, merge.data.conflicts) : null),
    [diff.data, merge.data],
  );
  const open = conflicts.filter(({ id }) => choices[id] === undefined).length;
  const choose = (id: string, side: MergeSide) => setChoices((now) => ({ ...now, [id]: side }));
  const present = usePresent(live);
  const apply = () =>
    mutate(
      { branchId, resolutions: choices, apply: true },
      {
        onError: toast.error,
        onSuccess: (result) => {
          if (!result.applied) return toast.info('New conflicts came up.', 'Somebody edited meanwhile: choose again.');
          toast.success('The branch is merged.', 'It is one change of the history: go back there if you need to.');
          onClose();
        },
      },
    );
  return (
    <div className="absolute inset-0 z-25 flex bg-[var(--canvas)] max-lg:flex-col">
      <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden">
        <SnapshotCanvas
          snapshot={diff.data ? withGhosts(present, diff.data) : present}
          marks={marks}
          catalog={catalog}
          label={`${canvas.title}, merge review`}
          live={live}
          focus={focus}
          inWorld={(store) => <ConflictPins store={store} conflicts={conflicts} choices={choices} onChoose={choose} />}
        />
        <CanvasBanner back="Cancel" onBack={onClose}>
          What “{branch?.title ?? 'the branch'}” would change here
        </CanvasBanner>
      </div>
      <SideSheet label="Merge review">
        <div className="min-h-0 flex-1 overflow-y-auto">
          {conflicts.length > 0 && (
            <section className="flex flex-col gap-3 border-b border-line p-4">
              <h2 className="text-sm font-semibold">
                {conflicts.length} {conflicts.length === 1 ? 'conflict' : 'conflicts'}
              </h2>
              {conflicts.map((conflict) => (
                <ConflictItem
                  key={conflict.id}
                  conflict={conflict}
                  choice={choices[conflict.id]}
                  onChoose={(side) => choose(conflict.id, side)}
                  onShow={() => setFocus(conflict.blockId ?? null)}
                />
              ))}
            </section>
          )}
          {diff.data && <DiffPanel diff={diff.data} onShow={setFocus} />}
        </div>
        <footer className="flex items-center gap-2 border-t border-line p-3">
          <p className="flex-1 text-[13px] text-muted">{open > 0 ? `${open} still to choose` : 'Ready to merge'}</p>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={open > 0 || !merge.data} busy={merge.isPending} onClick={apply}>
            <GitMerge size={15} /> Merge
          </Button>
        </footer>
      </SideSheet>
    </div>
  );
}
