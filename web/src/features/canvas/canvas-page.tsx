import { useState } from 'react';
import { useParams } from 'react-router';
import { ErrorState } from '@/components/layout/error-state';
import { toast } from '@/components/ui/toast';
import { useTitle } from '@/lib/hooks/use-title';
import { useBlockTypes } from '@/lib/queries/use-block-types';
import { useCanvas } from '@/lib/queries/use-canvas';
import { CanvasEditor } from './canvas-editor';
import { CanvasLoading } from './canvas-loading';
import { useCanvasDocument } from './use-live-document';
import { useNewRole } from './use-new-role';

const tellReset = () =>
  toast.info('The canvas was opened anew.', 'The server did not take your last change; everything before it is here.');

/** One canvas, live; opened anew when the person's role changed. */
export function CanvasPage() {
  const id = useParams()['id'] ?? '';
  const [round, setRound] = useState(0);
  return <LiveCanvas key={`${id}/${round}`} id={id} onNewRole={() => setRound(round + 1)} />;
}

function LiveCanvas({ id, onNewRole }: { id: string; onNewRole: () => void }) {
  const canvas = useCanvas(id);
  const types = useBlockTypes();
  const opened = useCanvasDocument(id, tellReset);
  useTitle(canvas.data?.title ?? 'Canvas');
  useNewRole(opened, canvas, onNewRole);
  const error = opened?.closed ?? canvas.error ?? types.error;
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
