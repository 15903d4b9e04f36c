import { PictureView } from '@/canvas/react/picture-view';
import type { CanvasPicture } from '@/lib/api/types/canvas';
import { useMedia } from '@/lib/hooks/use-media';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { CanvasLoading } from './canvas-loading';

interface CanvasOpeningProps {
  picture: CanvasPicture | undefined;
  offline: boolean;
  onPainted: () => void;
}

/** A canvas while it opens: what it looks like, with room for what the editor has around it, so that nothing moves when that takes over. */
export function CanvasOpening({ picture, offline, onPainted }: CanvasOpeningProps) {
  const { may } = useWorkspace();
  const wide = useMedia('(min-width: 1024px)');
  if (picture === undefined) {
    return (
      <div className="absolute inset-0">
        <CanvasLoading offline={offline} />
      </div>
    );
  }
  return (
    <div
      role="status"
      aria-label="Opening the canvas"
      className="pointer-events-none absolute inset-0 z-40 flex flex-col"
    >
      <div className="flex h-13 shrink-0 items-center border-b border-line bg-surface px-3 sm:px-14">
        <span className="truncate text-sm font-semibold">{picture.title}</span>
      </div>
      <div className="flex min-h-0 flex-1">
        {wide && may('edit') && <div className="w-64 shrink-0 border-r border-line bg-surface" />}
        <div className="relative min-w-0 flex-1 overflow-hidden">
          <PictureView picture={picture} onPainted={onPainted} />
          {offline && (
            <p className="absolute inset-x-0 bottom-6 text-center text-sm text-muted">Waiting for the server…</p>
          )}
        </div>
      </div>
    </div>
  );
}
