import { useCallback, useEffect, useState } from 'react';
import { type OpeningCamera, openingOf } from '@/canvas/core/picture/current-opening';
import { takePicture } from '@/lib/queries/early-picture';
import { openPicture } from './open-picture';

export interface CanvasOpening {
  /** There is a picture to look at, or there will be none: the document may be asked for. Taking it in keeps the page and the server busy. */
  begin: boolean;
  /** Nothing is to be seen yet. */
  blank: boolean;
  /** Where somebody looks at the picture: the live canvas opens there. */
  at: () => OpeningCamera | null;
  onDrawn: () => void;
  onOffline: (offline: boolean) => void;
}

/** Shows what a canvas looks like until it is live: the picture that was painted before this program began, or one that comes now. */
export function useOpening(place: string): CanvasOpening {
  const [seen, setSeen] = useState<'nothing' | 'picture' | 'canvas'>(openingOf(place) ? 'picture' : 'nothing');
  const [begin, setBegin] = useState(seen !== 'nothing');
  useEffect(() => {
    let gone = false;
    const open = async () => {
      const opening = openingOf(place) ?? (await openPicture(place, takePicture(place)));
      if (gone) return opening.close();
      setSeen((now) => (now === 'nothing' ? 'picture' : now));
      await opening.shown;
    };
    const settled = () => {
      if (!gone) setBegin(true);
    };
    open().then(settled, settled); // without a picture the canvas itself says what is wrong
    return () => {
      gone = true;
      openingOf(place)?.close();
    };
  }, [place]);
  return {
    begin,
    blank: seen === 'nothing',
    at: useCallback(() => openingOf(place)?.stage.at() ?? null, [place]),
    onDrawn: useCallback(() => {
      openingOf(place)?.close();
      setSeen('canvas');
    }, [place]),
    onOffline: useCallback(
      (offline: boolean) => openingOf(place)?.say(offline ? 'Waiting for the server…' : null),
      [place],
    ),
  };
}
