import { useParams } from 'react-router';
import { ErrorState } from '@/components/layout/error-state';
import { toast } from '@/components/ui/toast';
import { useTitle } from '@/lib/hooks/use-title';
import { useBlockTypes } from '@/lib/queries/use-block-types';
import { useCanvas } from '@/lib/queries/use-canvas';
import { CanvasEditor } from './canvas-editor';
import { CanvasLoading } from './canvas-loading';
import { useCanvasDocument } from './use-canvas-document';

const tellReset = () =>
  toast.info('The canvas was opened anew.', 'The server did not take your last change; everything before it is here.');

/** One canvas, live. */
export function CanvasPage() {
  const id = useParams()['id'] ?? '';
  const canvas = useCanvas(id);
  const types = useBlockTypes();
  const opened = useCanvasDocument(id, tellReset);
  useTitle(canvas.data?.title ?? 'Canvas');
  const error = canvas.error ?? types.error ?? opened?.closed;
  if (error) {
    return (
      <div className="mx-auto max-w-130 px-4 py-20">
        <ErrorState error={error} onRetry={canvas.error ? canvas.refetch : types.error ? types.refetch : undefined} />
      </div>
    );
  }
  if (!canvas.data || !types.data || opened === null || !opened.synced) {
    return <CanvasLoading offline={opened?.connection === 'offline'} />;
  }
  return <CanvasEditor key={id} canvas={canvas.data} types={types.data} opened={opened} />;
}
