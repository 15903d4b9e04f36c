import { openPicture } from '@/features/canvas/open-picture';
import { takeBootPicture } from '@/lib/queries/early-picture';
import { beginPhase } from '@/lib/tasks/phase';

/** Loaded by canvas-boot.js at the address of a canvas: paints its picture before the program of the page begins, and tells when it has been shown. */
async function paint(): Promise<void> {
  const boot = takeBootPicture();
  if (boot === null) return;
  beginPhase('picture');
  await boot.seen;
  await styled();
  const opening = await openPicture(boot.place, boot);
  const root = document.getElementById('root');
  if (boot.place.startsWith('canvases/') && root?.childElementCount === 0) {
    const nav = document.createElement('div');
    nav.className = 'cv-opening-nav';
    root.append(nav); // until the app puts its own there
  }
  await opening.shown;
}

/** Colours and sizes come from the page's style sheet. */
async function styled(): Promise<void> {
  const sheet = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]');
  if (sheet === null || sheet.sheet !== null) return;
  await new Promise((done) => sheet.addEventListener('load', done, { once: true }));
}

const tell = () => document.dispatchEvent(new Event('cadre:painted'));
paint().then(tell, tell); // what is wrong the page says
