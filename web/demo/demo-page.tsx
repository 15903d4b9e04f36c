import { useEffect, useMemo, useRef, useState } from 'react';
import { Awareness } from 'y-protocols/awareness';
import type { WhatNextRequest } from '@/canvas/core/input/canvas-host';
import type { Stage } from '@/canvas/core/view/stage';
import { BlockInspector } from '@/canvas/react/block-inspector';
import { CanvasView } from '@/canvas/react/canvas-view';
import { useCanvasStore } from '@/canvas/react/use-canvas-store';
import { DEMO_CATALOG } from './demo-catalog';
import { DemoMenu } from './demo-menu';
import { showPeers } from './demo-peers';
import { fillDocument } from './fill-document';

declare global {
  interface Window {
    /** Milliseconds from the finished document to the first picture of it. */
    paintMs?: number;
    demo?: { store: NonNullable<ReturnType<typeof useCanvasStore>>; stage: () => Stage | null; loadMs: number };
  }
}

/** Tries the canvas without a server: ?blocks=10|500|10000, ?inspect=ID, ?bench for a bare canvas. */
export function DemoPage({ query }: { query: URLSearchParams }) {
  const [started] = useState(() => performance.now());
  const { doc, states, filled } = useMemo(() => {
    const made = fillDocument(Number(query.get('blocks') ?? 10));
    return { ...made, filled: performance.now() };
  }, [query]);
  const awareness = useMemo(() => new Awareness(doc), [doc]);
  const store = useCanvasStore({
    doc,
    awareness,
    catalog: DEMO_CATALOG,
    blockStates: states,
    user: { id: 'me', name: 'You', color: '#0891b2', kind: 'person' },
  });
  const stage = useRef<Stage>(null);
  const [open, setOpen] = useState(query.get('inspect'));
  const [menu, setMenu] = useState<WhatNextRequest | null>(null);
  useEffect(() => {
    if (store !== null) window.demo = { store, stage: () => stage.current, loadMs: performance.now() - started };
  }, [store, started]);
  useEffect(() => {
    if (store === null) return;
    // The first frame after the mount is painted when the second one begins.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.paintMs = performance.now() - filled;
      }),
    );
  }, [store, filled]);
  useEffect(() => {
    const select = query.get('select');
    if (store !== null && select !== null) store.editor.setState({ selection: new Set(select.split(',')) });
  }, [store, query]);
  useEffect(() => {
    if (query.has('peers')) showPeers(awareness);
  }, [query, awareness]);
  if (store === null) return null;
  const run = (id: string) => states.patch(id, { status: 'running', message: 'Started', problems: [] });
  return (
    <div className="flex h-full">
      <div className="relative min-w-0 flex-1">
        <CanvasView
          store={store}
          stageRef={stage}
          label="Demo canvas"
          bare={query.has('bench')}
          onOpenBlock={setOpen}
          onRunBlock={run}
          onWhatNext={setMenu}
        >
          {menu !== null && <DemoMenu store={store} request={menu} onClose={() => setMenu(null)} />}
        </CanvasView>
      </div>
      {open !== null && (
        <aside className="w-90 overflow-y-auto border-l border-line bg-surface p-5">
          <BlockInspector store={store} blockId={open} />
        </aside>
      )}
    </div>
  );
}
