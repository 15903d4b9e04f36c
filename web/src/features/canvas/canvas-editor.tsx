import { useMemo, useState } from 'react';
import type { WhatNextRequest } from '@/canvas/core/input/canvas-host';
import type { BlockManifest } from '@/canvas/core/model/block-types';
import { CanvasView } from '@/canvas/react/canvas-view';
import { useCanvasStore } from '@/canvas/react/use-canvas-store';
import { colorOf } from '@/components/ui/avatar';
import { toast } from '@/components/ui/toast';
import { explain } from '@/lib/api/problem';
import type { BlockType } from '@/lib/api/types/block-type';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import { upload } from '@/lib/api/upload';
import { useMedia } from '@/lib/hooks/use-media';
import { allows } from '@/lib/permission';
import { useCanvasResults } from '@/lib/queries/use-canvas-results';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { CanvasMenu, type CanvasMenuRequest } from './canvas-menu';
import { EmptyHint } from './empty-hint';
import { LibraryPanel } from './library-panel';
import { SidePanel } from './side-panel';
import { TimelineDrawer } from './timeline-drawer';
import { TopBar } from './top-bar';
import { useBlockStateStore, useBlockStates } from './use-block-states';
import type { OpenDocument } from './use-canvas-document';
import { useCanvasRun } from './use-canvas-run';
import { useProblems } from './use-problems';
import { WaitingBanner } from './waiting-banner';
import { WhatNextMenu } from './what-next-menu';

interface CanvasEditorProps {
  canvas: CanvasDetail;
  types: BlockType[];
  opened: OpenDocument;
}

/** The canvas with everything around it: library, properties, runs, timeline. */
export function CanvasEditor({ canvas, types, opened }: CanvasEditorProps) {
  const { user, workspace } = useWorkspace();
  const role = canvas.role ?? workspace?.role;
  const readOnly = !allows(role, 'edit');
  const wide = useMedia('(min-width: 1024px)');
  const [library, setLibrary] = useState(wide && !readOnly);
  const [timeline, setTimeline] = useState(false);
  const [selection, setSelection] = useState<readonly string[]>([]);
  const [whatNext, setWhatNext] = useState<WhatNextRequest | null>(null);
  const [menu, setMenu] = useState<CanvasMenuRequest | null>(null);

  const me = useMemo(
    () => (user ? { id: user.id, name: user.name, color: colorOf(user.id), kind: 'person' as const } : null),
    [user],
  );
  const states = useBlockStateStore();
  const store = useCanvasStore({
    doc: opened.doc,
    awareness: opened.awareness,
    catalog: types as BlockManifest[],
    blockStates: states,
    user: me,
    readOnly,
  });
  const runs = useCanvasRun(canvas.id);
  const results = useCanvasResults(canvas.id);
  const steps = useBlockStates(states, {
    results: results.data,
    run: runs.run,
    live: runs.live,
    problems: canvas.problems,
  });
  useProblems(store, canvas.id);
  if (store === null) return null;

  const selected = selection.length === 1 ? selection[0]! : null;
  const dropFiles = async (files: File[], at: { x: number; y: number }) => {
    for (const [i, file] of files.entries()) {
      try {
        const artifact = await upload(file);
        store.commands.add({
          type: 'data',
          at: { x: at.x, y: at.y + i * 180 },
          props: { title: file.name, settings: { artifact } },
        });
      } catch (error) {
        toast.info(explain(error).title, explain(error).fix);
      }
    }
  };
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
        library={library}
        onLibrary={() => setLibrary(!library)}
        timeline={timeline}
        onTimeline={() => setTimeline(!timeline)}
      />
      <div className="relative flex min-h-0 flex-1">
        {library && !readOnly && (
          <LibraryPanel types={types} store={store} overlay={!wide} onClose={() => setLibrary(false)} />
        )}
        <div className="relative min-w-0 flex-1 overflow-hidden">
          <CanvasView
            store={store}
            label={canvas.title}
            onSelectionChange={setSelection}
            onRunBlock={(id) => void runs.begin('block', id)}
            onWhatNext={readOnly ? () => undefined : setWhatNext}
            onContextMenu={(request) =>
              setMenu(request.hit.kind === 'block' ? { id: request.hit.id, screen: request.screen } : null)
            }
            onDropFiles={(files, at) => void dropFiles(files, at)}
          >
            {!readOnly && <EmptyHint store={store} />}
            <WaitingBanner steps={steps} onShow={(id) => store.jumpTo(id)} />
            {whatNext && (
              <WhatNextMenu store={store} types={types} request={whatNext} onClose={() => setWhatNext(null)} />
            )}
            {menu && <CanvasMenu store={store} request={menu} runs={runs} onClose={() => setMenu(null)} />}
          </CanvasView>
        </div>
        {selected && (
          <SidePanel
            key={selected}
            store={store}
            blockId={selected}
            canvasId={canvas.id}
            step={steps.get(selected)}
            runId={runs.run?.steps?.some((s) => s.address === selected) ? runs.run.id : null}
            live={runs.live.get(selected)}
            problems={canvas.problems?.[selected] ?? []}
            overlay={!wide}
            onRun={(mode) => void runs.begin(mode, selected)}
          />
        )}
      </div>
      {timeline && (
        <TimelineDrawer runs={runs} onSelect={(id) => store.jumpTo(id)} onClose={() => setTimeline(false)} />
      )}
    </div>
  );
}
