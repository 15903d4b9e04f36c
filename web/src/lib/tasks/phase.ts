/** How far opening a canvas is, in order. Shown by the browser's performance tools, and by `bench/frames/open.mjs`, which says in which phase the page was busy for how long. */
export type Phase = 'picture' | 'program' | 'document' | 'mirror' | 'editor' | 'open';

/** Notes that a phase begins. */
export function beginPhase(phase: Phase): void {
  performance.mark(`cadre:${phase}`);
}
