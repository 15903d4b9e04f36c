import { useCallback, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import type { CanvasStore } from '@/canvas/core/canvas-store';

/** What to do with an empty canvas. */
export function EmptyHint({ store }: { store: CanvasStore }) {
  const subscribe = useCallback((listener: () => void) => store.scene.onChange(listener), [store]);
  const empty = useSyncExternalStore(subscribe, () => store.document.blocks.size === 0);
  if (!empty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-1 px-6 pb-16 text-center">
      <p className="text-[15px] font-semibold">An empty canvas</p>
      <p className="max-w-90 text-sm text-muted">
        Drag a block from the library, double-click anywhere, or{' '}
        <Link to="/" data-canvas-ui="" className="pointer-events-auto text-link underline">
          describe what you want
        </Link>
        .
      </p>
    </div>
  );
}
