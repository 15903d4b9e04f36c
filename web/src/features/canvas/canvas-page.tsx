import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { useCanvasPicture } from '@/lib/queries/use-canvas-picture';
import { CanvasOpening } from './canvas-opening';

const loadEditor = import('./live-canvas');
const LiveCanvas = lazy(async () => ({ default: (await loadEditor).LiveCanvas }));

/** One canvas: at first as a picture, then live; opened anew when the person's role changed. */
export function CanvasPage() {
  const id = useParams()['id'] ?? '';
  const [round, setRound] = useState(0);
  return <OpeningCanvas key={`${id}/${round}`} id={id} onNewRole={() => setRound(round + 1)} />;
}

function OpeningCanvas({ id, onNewRole }: { id: string; onNewRole: () => void }) {
  const picture = useCanvasPicture(id);
  const [seen, setSeen] = useState<'nothing' | 'picture' | 'canvas'>('nothing');
  const [offline, setOffline] = useState(false);
  // Taking in a large document keeps the page and the server busy: it is asked for once there is something to look at.
  const begin = seen !== 'nothing' || picture.isError;
  return (
    <div className="relative h-full">
      {begin && (
        <Suspense>
          <LiveCanvas id={id} onNewRole={onNewRole} onOffline={setOffline} onDrawn={() => setSeen('canvas')} />
        </Suspense>
      )}
      {seen !== 'canvas' && (
        <CanvasOpening picture={picture.data} offline={offline} onPainted={() => setSeen('picture')} />
      )}
    </div>
  );
}
