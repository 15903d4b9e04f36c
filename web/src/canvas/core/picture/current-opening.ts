import type { PictureStage } from './picture-stage';

/** Where somebody looks at a picture, and whether they moved there themselves. */
export interface OpeningCamera {
  x: number;
  y: number;
  zoom: number;
  moved: boolean;
}

/** A canvas that is on its way: its picture stands where the canvas will, until that takes over. */
export interface Opening {
  /** `canvases/ID` or `shared/TOKEN`. */
  readonly key: string;
  readonly stage: PictureStage;
  /** The picture has been on the screen. */
  readonly shown: Promise<void>;
  /** Tells something below the picture; null takes it back. */
  say(word: string | null): void;
  close(): void;
}

let current: Opening | null = null;

/** The opening of a canvas that is under way. */
export const openingOf = (key: string): Opening | null => (current?.key === key ? current : null);

/** Puts an opening in place of the one before, which ends. */
export function setOpening(opening: Opening): void {
  current?.close();
  current = opening;
}

/** An opening that has ended is none. */
export function forgetOpening(opening: Opening): void {
  if (current === opening) current = null;
}
