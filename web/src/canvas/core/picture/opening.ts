import type { CanvasPicture } from '@/lib/api/types/canvas';
import { forgetOpening, type Opening, openingOf, setOpening } from './current-opening';
import { PictureStage } from './picture-stage';

/** Where a canvas is opened: in the app, with the way around it, or by a link. */
export interface OpeningPlace {
  /** `canvases/ID` or `shared/TOKEN`. */
  key: string;
  inApp: boolean;
  /** The editor will have its library beside the canvas. */
  library: boolean;
}

/** Shows a picture until the opening is closed; an earlier one ends. The same canvas keeps the one it has. */
export function showOpening(place: OpeningPlace, picture: CanvasPicture): Opening {
  const under = openingOf(place.key);
  if (under !== null) return under;
  const layer = buildLayer(place, picture.title);
  document.body.append(layer.root);
  const stage = new PictureStage(picture, { root: layer.picture, dots: layer.dots, base: layer.base });
  const opening: Opening = {
    key: place.key,
    stage,
    // A frame that is asked for now shows the picture; when the one after it begins, it has been shown.
    shown: new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    say(word) {
      layer.word.textContent = word ?? '';
    },
    close() {
      stage.destroy();
      layer.root.remove();
      forgetOpening(opening);
    },
  };
  setOpening(opening);
  return opening;
}

function buildLayer({ inApp, library }: OpeningPlace, title: string) {
  const root = element('div', 'cv-opening');
  root.setAttribute('role', 'status');
  root.setAttribute('aria-label', 'Opening the canvas');
  root.dataset['in'] = inApp ? 'app' : 'link';
  root.dataset['library'] = String(library);
  const bar = element('div', 'cv-opening-bar');
  const name = element('span', '');
  name.textContent = title;
  bar.append(name);
  const main = element('div', 'cv-opening-main');
  const picture = element('div', 'cv-picture');
  picture.setAttribute('aria-hidden', 'true');
  const dots = element('div', 'cv-dots');
  const base = document.createElement('canvas');
  base.className = 'cv-base';
  picture.append(dots, base);
  const word = element('p', 'cv-opening-word');
  main.append(element('div', 'cv-opening-library'), picture, word);
  root.append(bar, main);
  return { root, picture, dots, base, word };
}

function element(tag: 'div' | 'span' | 'p', className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
