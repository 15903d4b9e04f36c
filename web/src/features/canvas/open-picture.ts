import { blockStatuses } from '@/canvas/core/model/step-status';
import type { Opening } from '@/canvas/core/picture/current-opening';
import { showOpening } from '@/canvas/core/picture/opening';
import type { Role } from '@/lib/api/types/people';
import { allows } from '@/lib/permission';
import type { AskedPicture } from '@/lib/queries/early-picture';

/** Shows the picture of a place once it has come, and how its blocks did once that is known. */
export async function openPicture(place: string, asked: AskedPicture): Promise<Opening> {
  const { picture, role } = await asked.seen;
  const inApp = place.startsWith('canvases/');
  const opening = showOpening(
    { key: place, inApp, library: inApp && role !== null && allows(role as Role, 'edit') },
    picture,
  );
  void asked.states.then(
    (states) => opening.stage.setStates(blockStatuses(states)),
    () => undefined, // the live canvas asks again
  );
  return opening;
}
