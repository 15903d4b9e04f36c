import type { CanvasPicture } from '@/lib/api/types/canvas';
import { type BlockStateSource, IDLE_STATE } from '../model/block-state';
import { expandRect } from '../model/geometry';
import type { PaintSource } from '../paint/paint-source';
import { readPalette } from '../paint/palette';
import { BaseLayer } from '../view/base-layer';
import { Camera } from '../view/camera';
import { DotGrid } from '../view/dot-grid';
import { detailAt } from '../view/level-of-detail';
import { openingView } from '../view/opening-view';
import { connectPicture, pictureScene } from './picture-scene';

export interface PictureElements {
  root: HTMLElement;
  dots: HTMLElement;
  base: HTMLCanvasElement;
}

const NOTHING_RAN: BlockStateSource = {
  get: () => IDLE_STATE,
  subscribe: () => () => undefined,
  subscribeAll: () => () => undefined,
};
const NONE: ReadonlySet<string> = new Set();

/** Paints the picture of a canvas where the canvas will open, with the painters that the live one has. */
export function paintPicture(picture: CanvasPicture, elements: PictureElements): void {
  const scene = pictureScene(picture);
  const camera = new Camera();
  const { width, height } = elements.root.getBoundingClientRect();
  camera.resize(width, height);
  const view = openingView(scene, camera, NOTHING_RAN);
  if (view !== null) camera.set(view.x, view.y, view.zoom);
  connectPicture(scene, picture, expandRect(camera.view(), camera.width / 2));
  const shiftX = Math.round(-camera.x * camera.zoom);
  const shiftY = Math.round(-camera.y * camera.zoom);
  const source: PaintSource = {
    scene,
    blockStates: NOTHING_RAN,
    palette: readPalette(elements.root),
    selection: NONE,
    selectedEdges: NONE,
    cards: NONE,
    cardLevel: detailAt(camera.zoom) === 'cards',
    lifted: new Map(),
    marks: null,
  };
  new DotGrid(elements.dots).place(camera.zoom, shiftX, shiftY, false);
  new BaseLayer(elements.base).update(source, camera, false, shiftX, shiftY);
}
