import type { SharedCanvas } from '@/lib/api/types/canvas-share';
import { SnapshotCanvas } from '../canvas/history/snapshot-canvas';
import type { CanvasOpening } from '../canvas/use-opening';
import { SharedHeader } from './shared-header';
import { useSharedStates } from './use-shared-states';
import { useSharedTypes } from './use-shared-types';

/** A kept version: read only, and it does not change. */
export function SharedVersion({ shared, opening }: { shared: SharedCanvas; opening: CanvasOpening }) {
  const { states, steps } = useSharedStates(shared);
  const types = useSharedTypes(shared);
  return (
    <div className="flex h-dvh flex-col">
      <SharedHeader shared={shared} />
      <main className="relative min-h-0 flex-1">
        <SnapshotCanvas
          snapshot={shared.canvas}
          marks={null}
          catalog={types}
          label={shared.title}
          openAt={opening.at}
          onDrawn={opening.onDrawn}
          states={states}
          steps={steps}
        />
      </main>
    </div>
  );
}
