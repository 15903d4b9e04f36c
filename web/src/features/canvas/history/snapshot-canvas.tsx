import { type ReactNode, useEffect, useMemo, useState } from 'react';
import * as Y from 'yjs';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { BlockStateSource } from '@/canvas/core/model/block-state';
import type { BlockManifest } from '@/canvas/core/model/block-types';
import type { DiffMarks } from '@/canvas/core/model/diff-marks';
import { type Snapshot, writeSnapshot } from '@/canvas/core/model/snapshot-document';
import type { OpeningCamera } from '@/canvas/core/picture/current-opening';
import { CanvasView } from '@/canvas/react/canvas-view';
import { useCanvasStore } from '@/canvas/react/use-canvas-store';
import type { Step } from '@/lib/api/types/run';
import { useMedia } from '@/lib/hooks/use-media';
import { useDrawn } from '../use-drawn';
import { PastBlock } from './past-block';

interface SnapshotCanvasProps {
  snapshot: Snapshot;
  marks: DiffMarks | null;
  catalog: readonly BlockManifest[];
  label: string;
  /** The canvas whose camera this one begins with and gives back; none: opens by itself. */
  live?: CanvasStore;
  /** What the cards show of results; nothing without. */
  states?: BlockStateSource;
  /** The results that a click on a block shows; nothing is shown without. */
  steps?: ReadonlyMap<string, Step>;
  /** Changes to it bring a block into sight. */
  focus?: string | null;
  /** Where somebody looked at the picture of it. */
  openAt?: () => OpeningCamera | null;
  /** Called when it is on the screen. */
  onDrawn?: () => void;
  /** Lies in the world among the blocks. */
  inWorld?: (store: CanvasStore) => ReactNode;
  /** Lies over the picture, such as a banner. */
  children?: ReactNode;
}

const ignore = () => undefined;

/** A canvas that only shows: a moment of the past, or a comparison. */
export function SnapshotCanvas({
  snapshot,
  marks,
  catalog,
  label,
  live,
  states,
  steps,
  focus = null,
  openAt,
  onDrawn = ignore,
  inWorld,
  children,
}: SnapshotCanvasProps) {
  const doc = useMemo(() => new Y.Doc(), []);
  useMemo(() => writeSnapshot(doc, snapshot), [doc, snapshot]);
  const store = useCanvasStore({ doc, catalog, readOnly: true, ...(states ? { blockStates: states } : {}) });
  useEffect(() => {
    if (store === null || live === undefined) return undefined;
    store.camera.set(live.camera.x, live.camera.y, live.camera.zoom);
    return store.camera.subscribe(() => live.camera.set(store.camera.x, store.camera.y, store.camera.zoom));
  }, [store, live]);
  useEffect(() => store?.editor.setState({ marks }), [store, marks]);
  useEffect(() => {
    if (focus !== null) store?.jumpTo(focus);
  }, [store, focus]);
  useMarksInSight(store, live, marks);
  useDrawn(store, onDrawn);
  const small = useMedia('(max-width: 639px)'); // fingers zoom; tools would lie over what is compared
  const [selection, setSelection] = useState<readonly string[]>([]);
  if (store === null) return null;
  const selected = steps !== undefined && selection.length === 1 ? selection[0]! : null;
  return (
    <div className="absolute inset-0 flex max-lg:flex-col">
      <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden">
        <CanvasView
          store={store}
          label={label}
          fitOnOpen={live === undefined}
          {...(openAt ? { openAt } : {})}
          bare={small && live !== undefined}
          onSelectionChange={setSelection}
          inWorld={inWorld?.(store)}
        />
        {children}
      </div>
      {selected !== null && <PastBlock key={selected} store={store} blockId={selected} step={steps?.get(selected)} />}
    </div>
  );
}

/** Milliseconds until the canvas knows its size. */
const SETTLE = 80;

/** Beside a sheet there is less room than the live canvas had: then what a comparison points out is brought into sight, conflicts first. */
function useMarksInSight(store: CanvasStore | null, live: CanvasStore | undefined, marks: DiffMarks | null): void {
  useEffect(() => {
    if (store === null || live === undefined || marks === null) return undefined;
    const timer = setTimeout(() => {
      if (store.camera.height > live.camera.height * 0.8) return;
      const conflicts = [...marks.blocks].filter(([, mark]) => mark === 'conflict').map(([id]) => id);
      store.zoomToFit(conflicts.length > 0 ? conflicts : marks.blocks.keys(), 0);
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [store, live, marks]);
}
