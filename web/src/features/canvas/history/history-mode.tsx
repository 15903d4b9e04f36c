import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { BlockManifest } from '@/canvas/core/model/block-types';
import { ErrorState } from '@/components/layout/error-state';
import { SideSheet } from '@/components/layout/side-sheet';
import { toast } from '@/components/ui/toast';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import { formatDateTime } from '@/lib/format/date';
import { useBranchCanvas } from '@/lib/queries/use-branch-canvas';
import { useNameVersion } from '@/lib/queries/use-name-version';
import { useRestoreCanvas } from '@/lib/queries/use-restore-canvas';
import { useUndoChanges } from '@/lib/queries/use-undo-changes';
import { BranchesDialog } from './branches-dialog';
import { CanvasBanner } from './canvas-banner';
import { diffMarksOf, withGhosts } from './diff-marks-of';
import { DiffPanel } from './diff-panel';
import { HistoryDrawer } from './history-drawer';
import { NameDialog } from './name-dialog';
import { SnapshotCanvas } from './snapshot-canvas';
import { useMomentStates } from './use-moment-states';
import { usePresent } from './use-present';
import { useTimeMachine } from './use-time-machine';

interface HistoryModeProps {
  canvas: CanvasDetail;
  live: CanvasStore;
  catalog: readonly BlockManifest[];
  mayEdit: boolean;
  onMerge: (branchId: string) => void;
  onClose: () => void;
}

/** The time machine: the canvas at any moment, drawn but not editable, over the drawer that chooses the moment. */
export function HistoryMode({ canvas, live, catalog, mayEdit, onMerge, onClose }: HistoryModeProps) {
  const time = useTimeMachine(canvas.id);
  const [asking, setAsking] = useState<'name' | 'branch' | 'branches' | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const past = useMomentStates(canvas.id, time.atNow ? time.last : time.shown);
  const acts = useHistoryActs(canvas.id, time.last, onClose);
  const present = usePresent(live);
  const drawn = time.diff ? withGhosts(present, time.diff) : (time.snapshot ?? present);
  const at = time.moment.at === null ? 'at the beginning' : formatDateTime(time.moment.at);
  const marks = useMemo(() => (time.diff ? diffMarksOf(time.diff) : null), [time.diff]);
  const seq = time.atNow ? {} : { seq: time.seq };
  return (
    <div className="absolute inset-0 z-25 flex flex-col bg-[var(--canvas)]">
      <div className="relative flex min-h-0 flex-1 max-lg:flex-col">
        <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden">
          <SnapshotCanvas
            snapshot={drawn}
            marks={marks}
            catalog={catalog}
            label={`${canvas.title}, ${time.atNow ? 'now' : at}`}
            live={live}
            focus={focus}
            states={past.states}
            {...(time.diff ? {} : { steps: past.steps })}
          >
            {!time.atNow && (
              <CanvasBanner back="Back to now" onBack={onClose}>
                {time.comparing
                  ? `What changed since ${at.replace(/^at /, '')}`
                  : `As it was ${at}. Nothing here can be edited.`}
              </CanvasBanner>
            )}
          </SnapshotCanvas>
          {time.error && (
            <div className="absolute inset-x-0 bottom-4 z-30 mx-auto w-full max-w-130 px-4">
              <ErrorState error={time.error} />
            </div>
          )}
        </div>
        {time.diff && (
          <SideSheet label="Differences">
            <div className="min-h-0 flex-1 overflow-y-auto">
              <DiffPanel diff={time.diff} onShow={setFocus} />
            </div>
          </SideSheet>
        )}
      </div>
      <HistoryDrawer
        time={time}
        mayEdit={mayEdit}
        onRestore={() => acts.restore(time.seq)}
        onUndo={acts.undo}
        onName={() => setAsking('name')}
        onBranch={() => setAsking('branch')}
        onBranches={() => setAsking('branches')}
        onClose={onClose}
      />
      {asking === 'name' && (
        <NameDialog
          title="Name this moment"
          description="A named moment is a flag on the timeline: find it again, compare with it, restore it or share it."
          label="Name"
          action="Keep version"
          busy={acts.busy}
          onName={(name) => acts.name({ name, ...seq }, () => setAsking(null))}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'branch' && (
        <NameDialog
          title="Branch from here"
          description="A branch is a canvas of its own that starts as this moment. Merge it back when it is good."
          label="Title of the branch"
          action="Create branch"
          initial={`${canvas.title}, branch`}
          busy={acts.busy}
          onName={(title) => acts.branch({ title, ...seq })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'branches' && (
        <BranchesDialog canvasId={canvas.id} onMerge={onMerge} onClose={() => setAsking(null)} />
      )}
    </div>
  );
}

function useHistoryActs(canvasId: string, last: number, onClose: () => void) {
  const undoing = useUndoChanges(canvasId);
  const restoring = useRestoreCanvas(canvasId);
  const naming = useNameVersion(canvasId);
  const branching = useBranchCanvas(canvasId);
  const navigate = useNavigate();
  const restore = (seq: number, undoTo = last) =>
    restoring.mutate(seq, {
      onSuccess: () => {
        onClose();
        toast.action('The canvas is what it was then.', 'Undo', () => restore(undoTo, seq));
      },
      onError: toast.error,
    });
  const undo = (what: { actor: string; firstSeq?: number; lastSeq?: number }) =>
    undoing.mutate(what, {
      onSuccess: ({ blocks, connections, kept }) => {
        onClose();
        const stays =
          kept.length === 0
            ? ''
            : ` ${kept.length} later ${kept.length === 1 ? 'change' : 'changes'} of others stayed.`;
        toast.action(`Taken back: ${blocks} blocks, ${connections} connections.${stays}`, 'Undo', () => restore(last));
      },
      onError: toast.error,
    });
  return {
    restore,
    undo,
    name: (version: { name: string; seq?: number }, then: () => void) =>
      naming.mutate(version, { onSuccess: then, onError: toast.error }),
    branch: (branch: { title: string; seq?: number }) =>
      branching.mutate(branch, {
        onSuccess: (made) => void navigate(`/canvases/${made.canvasId}`),
        onError: toast.error,
      }),
    busy: naming.isPending || branching.isPending,
  };
}
