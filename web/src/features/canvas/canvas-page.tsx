import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { CanvasLoading } from './canvas-loading';
import { useOpening } from './use-opening';

const loadEditor = import('./live-canvas');
const LiveCanvas = lazy(async () => ({ default: (await loadEditor).LiveCanvas }));

/** One canvas: at first as a picture, then live; opened anew when the person's role changed. */
export function CanvasPage() {
  const id = useParams()['id'] ?? '';
  const [round, setRound] = useState(0);
  return <OpeningCanvas key={`${id}/${round}`} id={id} onNewRole={() => setRound(round + 1)} />;
}

function OpeningCanvas({ id, onNewRole }: { id: string; onNewRole: () => void }) {
  const opening = useOpening(`canvases/${id}`);
  const [offline, setOffline] = useState(false);
  const onOffline = (now: boolean) => {
    setOffline(now);
    opening.onOffline(now);
  };
  return (
    <div className="relative h-full">
      {opening.begin && (
        <Suspense>
          <LiveCanvas
            id={id}
            openAt={opening.at}
            onNewRole={onNewRole}
            onOffline={onOffline}
            onDrawn={opening.onDrawn}
          />
        </Suspense>
      )}
      {opening.blank && (
        <div className="absolute inset-0">
          <CanvasLoading offline={offline} />
        </div>
      )}
    </div>
  );
}
