import { useEffect, useRef } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { beginPhase } from '@/lib/tasks/phase';

/** Tells once the first frame of a canvas has been shown. */
export function useDrawn(store: CanvasStore | null, onDrawn: () => void): void {
  const drawn = useRef(onDrawn);
  drawn.current = onDrawn;
  useEffect(() => {
    if (store === null) return undefined;
    // The view asks for its first frame when it mounts, after this; the one after that begins when it has been shown.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          beginPhase('open');
          drawn.current();
        });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [store]);
}
