import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { ErrorState } from '@/components/layout/error-state';
import { Spinner } from '@/components/ui/spinner';
import { readArtifactsThrough } from '@/lib/api/artifact-url';
import type { SharedCanvas } from '@/lib/api/types/canvas-share';
import { useTitle } from '@/lib/hooks/use-title';
import { useSharedCanvas } from '@/lib/queries/use-shared-canvas';
import { type CanvasOpening, useOpening } from '../canvas/use-opening';
import { SharedLive } from './shared-live';
import { SharedVersion } from './shared-version';

const KEY = 'cadre.guest';

/** The same guest each time, so that one's own comments stay one's own. */
function guestKey(): string {
  const known = localStorage.getItem(KEY);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  localStorage.setItem(KEY, made);
  return made;
}

/** A canvas behind a link, for people without an account. */
export function SharedPage() {
  const token = useParams()['token'] ?? '';
  const [guest] = useState(guestKey);
  const opening = useOpening(`shared/${token}`);
  const shared = useSharedCanvas(token, guest, opening.begin);
  useEffect(() => {
    readArtifactsThrough(token);
    return () => readArtifactsThrough(null);
  }, [token]);
  useTitle(shared.data?.title ?? 'Shared canvas');
  const { onDrawn } = opening;
  useEffect(() => {
    if (shared.error) onDrawn();
  }, [shared.error, onDrawn]);
  if (shared.error) {
    return (
      <div className="mx-auto max-w-130 px-4 py-20">
        <ErrorState error={shared.error} />
      </div>
    );
  }
  if (!shared.data) {
    return <div className="flex h-dvh items-center justify-center text-muted">{opening.blank && <Spinner />}</div>;
  }
  return <Shared token={token} shared={shared.data} guest={guest} opening={opening} />;
}

interface SharedProps {
  token: string;
  shared: SharedCanvas;
  guest: string;
  opening: CanvasOpening;
}

function Shared({ token, shared, guest, opening }: SharedProps) {
  const author = useMemo(() => ({ id: shared.guestId, name: 'Guest' }), [shared.guestId]);
  return shared.version ? (
    <SharedVersion shared={shared} opening={opening} />
  ) : (
    <SharedLive token={token} guest={guest} shared={shared} author={author} opening={opening} />
  );
}
