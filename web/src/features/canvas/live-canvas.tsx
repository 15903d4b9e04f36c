import { useEffect } from 'react';
import type { OpeningCamera } from '@/canvas/core/picture/current-opening';
import { ErrorState } from '@/components/layout/error-state';
import { toast } from '@/components/ui/toast';
import { useTitle } from '@/lib/hooks/use-title';
import { useBlockTypes } from '@/lib/queries/use-block-types';
import { useCanvas } from '@/lib/queries/use-canvas';
import { CanvasEditor } from './canvas-editor';
import { useCanvasDocument } from './use-live-document';
import { useNewRole } from './use-new-role';

const tellReset = () =>
  toast.info('The canvas was opened anew.', 'The server did not take your last change; everything before it is here.');

interface LiveCanvasProps {
  id: string;
  /** Where somebody looks meanwhile. */
  openAt: () => OpeningCamera | null;
  /** The person's role changed: they are let in again as who they are now. */
  onNewRole: () => void;
  onOffline: (offline: boolean) => void;
  /** There is something to see: the canvas, or why there is none. */
  onDrawn: () => void;
}

/** The shared document of a canvas in its editor, once the server has sent it. */
export function LiveCanvas({ id, openAt, onNewRole, onOffline, onDrawn }: LiveCanvasProps) {
  const canvas = useCanvas(id);
  const types = useBlockTypes();
  const opened = useCanvasDocument(id, tellReset);
  useTitle(canvas.data?.title ?? 'Canvas');
  useNewRole(opened, canvas, onNewRole);
  const error = opened?.closed ?? canvas.error ?? types.error;
  const offline = opened?.connection === 'offline';
  useEffect(() => onOffline(offline), [onOffline, offline]);
  useEffect(() => {
    if (error) onDrawn();
  }, [error, onDrawn]);
  if (error) {
    return (
      <div className="mx-auto max-w-130 px-4 py-20">
        <ErrorState error={error} onRetry={canvas.error ? canvas.refetch : types.error ? types.refetch : undefined} />
      </div>
    );
  }
  if (!canvas.data || !types.data || !opened?.synced) return null;
  return <CanvasEditor canvas={canvas.data} types={types.data} opened={opened} openAt={openAt} onDrawn={onDrawn} />;
}
