import { type OverlaySource, paintOverlay } from '../paint/overlay-painter';
import type { Camera } from './camera';

/** The canvas above the cards. Empty and untouched most of the time. */
export class OverlayLayer {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private blank = true;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no 2D canvas context.');
    this.context = context;
  }

  update(source: OverlaySource, camera: Camera): void {
    const { live, lifted, flowing } = source;
    const empty =
      live.marquee === null &&
      live.connection === null &&
      live.guides.length === 0 &&
      lifted.size === 0 &&
      flowing.length === 0;
    if (empty && this.blank) return;
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    const width = Math.ceil(camera.width * ratio);
    const height = Math.ceil(camera.height * ratio);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    } else this.context.clearRect(0, 0, width, height);
    this.canvas.style.visibility = empty ? 'hidden' : 'visible';
    this.blank = empty;
    if (empty) return;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintOverlay(this.context, source, { x: camera.x, y: camera.y, scale: camera.zoom });
    this.context.setTransform(1, 0, 0, 1, 0, 0);
  }
}
