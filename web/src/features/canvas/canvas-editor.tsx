import { lazy, Suspense, useMemo, useState } from 'react';
import type { BlockManifest } from '@/canvas/core/model/block-types';
import type { OpeningCamera } from '@/canvas/core/picture/current-opening';
import { useCanvasStore } from '@/canvas/react/use-canvas-store';
import { colorOf } from '@/components/ui/avatar';
import type { BlockType } from '@/lib/api/types/block-type';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import { useMedia } from '@/lib/hooks/use-media';
import { allows } from '@/lib/permission';
import { useCanvasProblems } from '@/lib/queries/use-canvas-problems';
import { useCanvasResults } from '@/lib/queries/use-canvas-results';
import { useMembers } from '@/lib/queries/use-members';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { loadPart } from '@/lib/tasks/load-part';
import { CanvasStage } from './canvas-stage';
import { CommentPins } from './comments/comment-pins';
import { CommentsPanel } from './comments/comments-panel';
import { useCommentsMode } from './comments/use-comments-mode';
import { LibraryPanel } from './library-panel';
import { SidePanel } from './side-panel';
import { TimelineDrawer } from './timeline-drawer';
import { TopBar } from './top-bar';
import { UpgradeBanner } from './upgrade-banner';
import { useBlockStateStore, useBlockStates } from './use-block-states';
import { useCanvasPanels } from './use-canvas-panels';
import { useCanvasRun } from './use-canvas-run';
import { useDrawn } from './use-drawn';
import type { OpenDocument } from './use-live-document';
import { usePartsAhead } from './use-parts-ahead';
import { useProblems } from './use-problems';
import { WaitingBanner } from './waiting-banner';

const HistoryMode = lazy(() =>
  loadPart(async () => ({ default: (await import('./history/history-mode')).HistoryMode })),
);
const MergeMode = lazy(() => loadPart(async () => ({ default: (await import('./history/merge-mode')).MergeMode })));
const ShareDialog = lazy(() => loadPart(async () => ({ default: (await import('./share/share-dialog')).ShareDialog })));
const RunSettingsDialog = lazy(() =>
  loadPart(async () => ({
    default: (await import('./limits/run-settings-dialog')).RunSettingsDialog,
  })),
);

interface CanvasEditorProps {
  canvas: CanvasDetail;
  types: BlockType[];
  opened: OpenDocument;
  openAt: () => OpeningCamera | null;
  /** Called when the canvas is on the screen. */
  onDrawn: () => void;
}

/** The canvas with everything around it: library, properties, runs, history, comments. */
export function CanvasEditor({ canvas, types, opened, openAt, onDrawn }: CanvasEditorProps) {
  const { user, workspace } = useWorkspace();
  const role = canvas.role ?? workspace?.role;
  const readOnly = !allows(role, 'edit');
  const mayComment = allows(role, 'operate');
  const wide = useMedia('(min-width: 1024px)');
  const panels = useCanvasPanels({ library: wide && !readOnly });
  const [selection, setSelection] = useState<readonly string[]>([]);
  const members = useMembers().data?.items ?? [];
  const me = useMemo(
    () => (user ? { id: user.id, name: user.name, color: colorOf(user.id), kind: 'person' as const } : null),
    [user],
  );
  const catalog = types as unknown as BlockManifest[];
  const states = useBlockStateStore();
  const store = useCanvasStore({
    doc: opened.doc,
    awareness: opened.awareness,
    catalog,
    blockStates: states,
    user: me,
    readOnly,
  });
  const comments = useCommentsMode(opened.doc, me, () => panels.open('comments'));
  const runs = useCanvasRun(canvas.id);
  const results = useCanvasResults(canvas.id);
  const problems = useCanvasProblems(canvas.id).data;
  const settled = results.isFetching ? undefined : results.data;
  const steps = useBlockStates(states, { results: results.data, settled, run: runs.run, live: runs.live, problems });
  useProblems(store, canvas.id);
  useDrawn(store, onDrawn);
  usePartsAhead(store);
  if (store === null) return null;

  const selected = selection.length === 1 ? selection[0]! : null;
  const aside = panels.mode === 'edit' ? selected : null;
  return (
    <div className="flex h-full flex-col">
      <TopBar
        canvas={canvas}
        store={store}
        runs={runs}
        connection={opened.connection}
        readOnly={readOnly}
        mayRun={allows(role, 'operate')}
        selected={selected}
        panels={panels}
        discussed={comments.openThreads}
      />
      <div className="relative flex min-h-0 flex-1 max-lg:flex-col">
        {panels.library && !readOnly && (
          <LibraryPanel types={types} store={store} overlay={!wide} onClose={panels.toggleLibrary} />
        )}
        <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden">
          <CanvasStage
            store={store}
            openAt={openAt}
            title={canvas.title}
            types={types}
            runs={allows(role, 'operate') ? runs : null}
            readOnly={readOnly}
            inWorld={comments.live && <CommentPins store={store} threads={comments.live.threads} {...comments.pins} />}
            onSelectionChange={setSelection}
            {...(mayComment ? { onComment: comments.ask } : {})}
          >
            <WaitingBanner steps={steps} onShow={(id) => store.jumpTo(id)} />
            {!readOnly && <UpgradeBanner canvasId={canvas.id} />}
          </CanvasStage>
        </div>
        {panels.mode === 'comments' && comments.live && (
          <CommentsPanel
            live={comments.live}
            store={store}
            people={members}
            me={user?.id ?? ''}
            mayComment={mayComment}
            mayRemove={!readOnly}
            {...comments.panel}
            onClose={() => panels.open('edit')}
          />
        )}
        {aside && (
          <SidePanel
            key={aside}
            store={store}
            blockId={aside}
            canvasId={canvas.id}
            step={steps.get(aside)}
            runId={runs.run?.steps?.some((s) => s.address === aside) ? runs.run.id : null}
            live={runs.live.get(aside)}
            problems={problems?.[aside] ?? []}
            overlay={!wide}
            readOnly={readOnly}
            onRun={(mode) => void runs.begin(mode, aside)}
          />
        )}
        <Suspense>
          {panels.mode === 'history' && (
            <HistoryMode
              canvas={canvas}
              live={store}
              catalog={catalog}
              mayEdit={!readOnly}
              onMerge={panels.merge}
              onClose={() => panels.open('edit')}
            />
          )}
          {panels.merging !== null && (
            <MergeMode
              canvas={canvas}
              branchId={panels.merging}
              live={store}
              catalog={catalog}
              onClose={() => panels.merge(null)}
            />
          )}
          {panels.sharing && (
            <ShareDialog canvas={canvas} live={store} selected={selected} onClose={() => panels.share(false)} />
          )}
          {panels.limits && (
            <RunSettingsDialog canvasId={canvas.id} readOnly={readOnly} onClose={() => panels.limit(false)} />
          )}
        </Suspense>
      </div>
      {panels.timeline && panels.mode !== 'history' && (
        <TimelineDrawer runs={runs} onSelect={(id) => store.jumpTo(id)} onClose={panels.toggleTimeline} />
      )}
    </div>
  );
}
