import type { CanvasStore } from '../canvas-store';
import { type Rect, rectContains } from '../model/geometry';
import type { PaintSource } from '../paint/paint-source';
import { readPalette } from '../paint/palette';
import { RasterPainter } from '../paint/raster-painter';

const WIDTH = 200;
const HEIGHT = 132;
const MARGIN = 10;
/** Milliseconds between two pictures while blocks change. */
const REPAINT_EVERY = 200;
const NONE: ReadonlyMap<string, unknown> = new Map();

/** Draws the minimap: a raster of all blocks, and a box for the viewport that only moves. */
export class MinimapView {
  private readonly store: CanvasStore;
  private readonly canvas: HTMLCanvasElement;
  private readonly root: HTMLElement;
  private readonly frame: HTMLElement;
  private readonly painter = new RasterPainter();
  private readonly stop: (() => void)[];
  private readonly theme: MutationObserver;
  private world: Rect = { x: 0, y: 0, w: 1, h: 1 };
  private all: Rect | null = null;
  private scale = 1;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(store: CanvasStore, root: HTMLElement, canvas: HTMLCanvasElement, frame: HTMLElement) {
    this.store = store;
    this.root = root;
    this.canvas = canvas;
    this.frame = frame;
    const later = () => this.paintIn(REPAINT_EVERY);
    this.stop = [
      store.scene.onChange(later),
      store.blockStates.subscribeAll(later),
      store.camera.subscribe(this.place),
    ];
    this.theme = new MutationObserver(later);
    this.theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.paintIn(0); // ten thousand blocks take a while: not together with the first look at the canvas
  }

  destroy(): void {
    for (const end of this.stop) end();
    this.theme.disconnect();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Centres the camera on a point of the minimap. */
  lookAt(x: number, y: number): void {
    const { camera, flight } = this.store;
    flight.cancel();
    const wx = this.world.x + (x - MARGIN) / this.scale;
    const wy = this.world.y + (y - MARGIN) / this.scale;
    camera.set(wx - camera.width / camera.zoom / 2, wy - camera.height / camera.zoom / 2, camera.zoom);
  }

  private paintIn(milliseconds: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.paint();
    }, milliseconds);
  }

  private paint(): void {
    const { scene, blockStates } = this.store;
    this.all = scene.bounds();
    const all = this.all ?? this.store.camera.view();
    this.scale = Math.min((WIDTH - 2 * MARGIN) / Math.max(1, all.w), (HEIGHT - 2 * MARGIN) / Math.max(1, all.h), 0.25);
    const w = (WIDTH - 2 * MARGIN) / this.scale;
    const h = (HEIGHT - 2 * MARGIN) / this.scale;
    this.world = { x: all.x - (w - all.w) / 2, y: all.y - (h - all.h) / 2, w, h };
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    this.canvas.width = Math.ceil(WIDTH * ratio);
    this.canvas.height = Math.ceil(HEIGHT * ratio);
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const image = new ImageData(this.canvas.width, this.canvas.height);
    const source: PaintSource = {
      scene,
      blockStates,
      palette: readPalette(this.canvas),
      selection: new Set(),
      selectedEdges: new Set(),
      cards: new Set(),
      cardLevel: false,
      lifted: NONE,
      marks: null,
    };
    const scale = this.scale * ratio;
    const at = { x: this.world.x - MARGIN / this.scale, y: this.world.y - MARGIN / this.scale, scale };
    const area = { x: at.x, y: at.y, w: WIDTH / this.scale, h: HEIGHT / this.scale };
    this.painter.paint(image, source, at, area);
    context.putImageData(image, 0, 0);
    this.place();
  }

  private readonly place = () => {
    const view = this.store.camera.view();
    // A map of what is all in sight only hides a piece of it.
    const needed = this.all !== null && !rectContains(view, this.all);
    this.root.dataset['needed'] = String(needed);
    const x = (view.x - this.world.x) * this.scale + MARGIN;
    const y = (view.y - this.world.y) * this.scale + MARGIN;
    this.frame.style.transform = `translate(${x}px, ${y}px)`;
    this.frame.style.width = `${view.w * this.scale}px`;
    this.frame.style.height = `${view.h * this.scale}px`;
  };
}
