import { api } from '../api/client';
import { readProblem } from '../api/problem';
import type { CanvasPicture } from '../api/types/canvas';
import type { StepStatus } from '../api/types/run';

/** Answers that canvas-boot.js asked for before this program was loaded. */
interface BootPicture {
  place: string;
  picture: Promise<Response>;
  states: Promise<Response>;
}

declare global {
  interface Window {
    cadrePicture?: BootPicture | undefined;
  }
}

export interface SeenPicture {
  picture: CanvasPicture;
  /** What the person may do there. */
  role: string | null;
}

/** A picture on its way; how the blocks did comes after it. */
export interface AskedPicture {
  seen: Promise<SeenPicture>;
  states: Promise<Record<string, StepStatus>>;
}

const begun = new Map<string, AskedPicture>();

/** Asks for the picture of a place (`canvases/ID` or `shared/TOKEN`) as soon as it is clear that one is opened: before its page is even loaded. */
export function beginPicture(place: string): void {
  begun.clear();
  begun.set(place, ask(place));
}

/** The picture that was asked for, once; else a new one. */
export function takePicture(place: string): AskedPicture {
  const asked = begun.get(place);
  begun.delete(place);
  return asked ?? ask(place);
}

/** What was asked for before this program was loaded, once. */
export function takeBootPicture(): (AskedPicture & { place: string }) | null {
  const boot = window.cadrePicture;
  window.cadrePicture = undefined;
  return boot === undefined ? null : { place: boot.place, ...read(boot.picture, boot.states) };
}

function ask(place: string): AskedPicture {
  if (window.cadrePicture?.place === place) return takeBootPicture()!;
  const [kind, name] = place.split('/') as [string, string];
  const open = (what: 'picture' | 'picture/states') =>
    kind === 'shared'
      ? api.open('GET', `/shared/{token}/${what}`, { path: { token: name } })
      : api.open('GET', `/canvases/{canvasId}/${what}`, { path: { canvasId: name } });
  const picture = open('picture');
  return read(
    picture,
    picture.then(() => open('picture/states')),
  );
}

function read(picture: Promise<Response>, states: Promise<Response>): AskedPicture {
  const json = async <T>(answer: Promise<Response>, use: (body: unknown, from: Response) => T): Promise<T> => {
    const from = await answer;
    if (!from.ok) throw new Error((await readProblem(from)).title);
    return use(await from.json(), from);
  };
  const asked = {
    seen: json(picture, (body, from) => ({ picture: body as CanvasPicture, role: from.headers.get('Cadre-Role') })),
    states: json(states, (body) => body as Record<string, StepStatus>),
  };
  for (const answer of [asked.seen, asked.states]) answer.catch(() => undefined); // the canvas itself says what is wrong
  return asked;
}
