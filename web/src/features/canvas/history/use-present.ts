import { useEffect, useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { type Snapshot, snapshotOf } from '@/canvas/core/model/snapshot-document';

const QUIET_MS = 300;

/** What is on a canvas now, looked at again once edits have settled. */
export function usePresent({ scene }: CanvasStore): Snapshot {
  const [present, setPresent] = useState(() => snapshotOf(scene));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = scene.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setPresent(snapshotOf(scene)), QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [scene]);
  return present;
}
