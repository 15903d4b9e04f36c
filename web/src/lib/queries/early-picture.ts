import { api } from '../api/client';
import type { CanvasPicture } from '../api/types/canvas';

declare global {
  interface Window {
    /** The picture of the canvas at the page's address, asked for by canvas-boot.js before this program was loaded. */
    cadrePicture?: { id: string; answer: Promise<Response> } | undefined;
  }
}

const begun = new Map<string, Promise<CanvasPicture>>();

const ask = (canvasId: string, signal?: AbortSignal) =>
  api.get('/canvases/{canvasId}/picture', { path: { canvasId }, ...(signal ? { signal } : {}) });

async function askedAtBoot(canvasId: string): Promise<CanvasPicture> {
  const boot = window.cadrePicture;
  window.cadrePicture = undefined;
  const answer = boot?.id === canvasId ? await boot.answer.catch(() => null) : null;
  return answer?.ok ? ((await answer.json()) as CanvasPicture) : ask(canvasId);
}

/** Asks for the picture of a canvas as soon as it is clear that one is opened: before its page is even loaded. */
export function beginPicture(canvasId: string): void {
  const picture = askedAtBoot(canvasId);
  begun.clear();
  begun.set(canvasId, picture);
  picture.catch(() => begun.delete(canvasId)); // whoever takes it hears of the failure; the next one asks anew
}

/** The picture that was asked for, once; else a new one. */
export function takePicture(canvasId: string, signal: AbortSignal): Promise<CanvasPicture> {
  const picture = begun.get(canvasId);
  begun.delete(canvasId);
  return picture ?? ask(canvasId, signal);
}
