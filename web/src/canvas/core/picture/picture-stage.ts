import type { CanvasPicture } from '@/lib/api/types/canvas';
import type { BlockState, BlockStatus } from '../model/block-state';
import { createBlockStateStore } from '../model/block-state-store';
import { expandRect, type Rect, rectContains } from '../model/geometry';
import type { PaintSource } from '../paint/paint-source';
import { readPalette } from '../paint/palette';
import { BaseLayer } from '../view/base-layer';
import { Camera } from '../view/camera';
import { DotGrid } from '../view/dot-grid';
import { viewOf } from '../view/opening-view';
import { PictureHand } from './picture-hand';
import { PictureScene } from './picture-scene';

export interface PictureElements {
  root: HTMLElement;
  dots: HTMLElement;
  base: HTMLCanvasElement;
}

const NONE: ReadonlySet<string> = new Set();

/** Paints the picture of a canvas where the canvas will open, with the painters that the live one has, and lets hands pan and zoom it. */
export class PictureStage {
  readonly camera = new Camera();
  private readonly elements: PictureElements;
  private readonly scene: PictureScene;
  private readonly states = createBlockStateStore();
  private readonly base: BaseLayer;
  private readonly dots: DotGrid;
  private readonly hand: PictureHand;
  private readonly resize: ResizeObserver;
  private palette;
  private taken: Rect | null = null;
  private frame = 0;

  constructor(picture: CanvasPicture, elements: PictureElements) {
    this.elements = elements;
    this.scene = new PictureScene(picture);
    this.base = new BaseLayer(elements.base);
    this.dots = new DotGrid(elements.dots);
    this.palette = readPalette(elements.root);
    this.measure();
    const view = viewOf(this.scene.whole(), () => this.scene.start(), this.camera);
    if (view !== null) this.camera.set(view.x, view.y, view.zoom);
    this.paint();
    this.camera.subscribe(this.schedule);
    this.hand = new PictureHand(elements.root, this.camera);
    this.resize = new ResizeObserver(() => this.measure());
    this.resize.observe(elements.root);
    document.fonts?.ready.then(this.repaint);
  }

  /** Where one looks: the live canvas opens there. */
  at() {
    const { x, y, zoom } = this.camera;
    return { x, y, zoom, moved: this.hand.used };
  }

  /** Shows how the blocks did when they last ran. */
  setStates(states: Iterable<readonly [string, BlockStatus]>): void {
    this.states.setMany([...states].map(([id, status]): [string, BlockState] => [id, { status, problems: [] }]));
    this.repaint();
  }

  destroy(): void {
    if (this.frame > 0) cancelAnimationFrame(this.frame);
    this.frame = -1;
    this.hand.destroy();
    this.resize.disconnect();
  }

  private readonly repaint = () => {
    this.base.invalidate();
    this.schedule();
  };

  private readonly schedule = () => {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.paint);
  };

  private measure(): void {
    const { width, height } = this.elements.root.getBoundingClientRect();
    this.camera.resize(width, height);
  }

  private readonly paint = () => {
    this.frame = 0;
    const { camera } = this;
    this.takeIn();
    const shiftX = Math.round(-camera.x * camera.zoom);
    const shiftY = Math.round(-camera.y * camera.zoom);
    const source: PaintSource = {
      scene: this.scene,
      blockStates: this.states,
      palette: this.palette,
      selection: NONE,
      selectedEdges: NONE,
      cards: NONE,
      cardLevel: false, // no cards here: frames are painted with their titles
      lifted: new Map(),
      marks: null,
    };
    this.dots.place(camera.zoom, shiftX, shiftY, false);
    this.base.update(source, camera, false, shiftX, shiftY);
  };

  /** Of thousands of blocks and connections only those that can come into sight soon are taken in. */
  private takeIn(): void {
    const view = this.camera.view();
    if (this.taken !== null && rectContains(this.taken, expandRect(view, view.w / 4, view.h / 4))) return;
    this.taken = expandRect(view, view.w / 2, view.h / 2);
    this.scene.takeIn(this.taken);
    this.base.invalidate();
  }
}
