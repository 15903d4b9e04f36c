import { type Rect, rectContains } from '../model/geometry';
import { paintBoxes } from '../paint/box-painter';
import type { PaintSource, Projection } from '../paint/paint-source';
import { RasterPainter } from '../paint/raster-painter';
import type { Camera } from './camera';
import { type Detail, detailAt } from './level-of-detail';

/**
 * Share of the viewport painted beyond each side: panning within it only moves the finished picture. Without a GPU the
 * browser copies the whole picture whenever a layer moves, so it is kept as small as repainting allows.
 */
const OVERSCAN = 0.14;

interface Painted {
  /** Canvas pixels from the world origin to the upper left corner; whole numbers, so that a moved picture stays sharp. */
  left: number;
  top: number;
  zoom: number;
  detail: Detail;
}

/** The canvas under the cards: edges at card level, everything farther out. Repainted as rarely as possible. */
export class BaseLayer {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private readonly raster = new RasterPainter();
  private image: ImageData | null = null;
  private painted: Painted | null = null;
  private ratio = 1;
  /** Number of repaints so far, for measurements. */
  paints = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no 2D canvas context.');
    this.context = context;
  }

  invalidate(): void {
    this.painted = null;
  }

  /** Repaints if it must and puts the picture in place. While a zoom is under way the old picture is scaled. */
  update(source: PaintSource, camera: Camera, zooming: boolean, shiftX: number, shiftY: number): void {
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    if (this.resize(camera, ratio)) this.painted = null;
    const p = this.painted;
    const detail = detailAt(camera.zoom);
    const covered = p !== null && rectContains(this.region(p), camera.view());
    const scale = p === null ? 1 : camera.zoom / p.zoom;
    const usable =
      p !== null && p.detail === detail && covered && (scale === 1 || (zooming && scale > 0.66 && scale < 1.5));
    if (!usable) this.repaint(source, camera, detail);
    this.place(camera, shiftX, shiftY);
  }

  private repaint(source: PaintSource, camera: Camera, detail: Detail): void {
    const before = this.painted;
    const scale = camera.zoom * this.ratio;
    const left = Math.round((camera.x - (camera.width / camera.zoom) * OVERSCAN) * scale);
    const top = Math.round((camera.y - (camera.height / camera.zoom) * OVERSCAN) * scale);
    const next: Painted = { left, top, zoom: camera.zoom, detail };
    const at: Projection = { x: left / scale, y: top / scale, scale };
    this.paints++;
    if (detail === 'raster') this.paintRaster(source, at, this.region(next));
    else if (detail === 'boxes' && before !== null && before.detail === detail && before.zoom === next.zoom) {
      this.scroll(source, at, next, before);
    } else this.paintArea(source, at, { x: 0, y: 0, w: this.canvas.width, h: this.canvas.height });
    this.painted = next;
  }

  private paintRaster(source: PaintSource, at: Projection, area: Rect): void {
    const { width, height } = this.canvas;
    if (this.image === null || this.image.width !== width || this.image.height !== height) {
      this.image = new ImageData(width, height);
    }
    this.raster.paint(this.image, source, at, area);
    this.context.putImageData(this.image, 0, 0);
  }

  /** Moves the finished picture and paints only the strips that came into it. */
  private scroll(source: PaintSource, at: Projection, next: Painted, before: Painted): void {
    const dx = before.left - next.left;
    const dy = before.top - next.top;
    const { width, height } = this.canvas;
    if (Math.abs(dx) >= width || Math.abs(dy) >= height) {
      this.paintArea(source, at, { x: 0, y: 0, w: width, h: height });
      return;
    }
    this.context.globalCompositeOperation = 'copy';
    this.context.drawImage(this.canvas, dx, dy);
    this.context.globalCompositeOperation = 'source-over';
    if (dx !== 0) this.paintArea(source, at, { x: dx > 0 ? 0 : width + dx, y: 0, w: Math.abs(dx), h: height });
    if (dy !== 0) this.paintArea(source, at, { x: 0, y: dy > 0 ? 0 : height + dy, w: width, h: Math.abs(dy) });
  }

  /** Clears and paints a rectangle given in canvas pixels. */
  private paintArea(source: PaintSource, at: Projection, px: Rect): void {
    const { context } = this;
    context.save();
    context.beginPath();
    context.rect(px.x, px.y, px.w, px.h);
    context.clip();
    context.clearRect(px.x, px.y, px.w, px.h);
    // Titles of frames stand above their box, so what lies just outside the strip may reach into it.
    const margin = 24 / at.scale;
    paintBoxes(context, source, at, {
      x: at.x + px.x / at.scale - margin,
      y: at.y + px.y / at.scale - margin,
      w: px.w / at.scale + 2 * margin,
      h: px.h / at.scale + 2 * margin,
    });
    context.restore();
  }

  private place(camera: Camera, shiftX: number, shiftY: number): void {
    const p = this.painted!;
    const scale = camera.zoom / p.zoom;
    const x = (p.left / this.ratio) * scale + shiftX;
    const y = (p.top / this.ratio) * scale + shiftY;
    this.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }

  private region(p: Painted): Rect {
    const scale = p.zoom * this.ratio;
    return { x: p.left / scale, y: p.top / scale, w: this.canvas.width / scale, h: this.canvas.height / scale };
  }

  private resize(camera: Camera, ratio: number): boolean {
    const cssWidth = Math.ceil(camera.width * (1 + 2 * OVERSCAN));
    const cssHeight = Math.ceil(camera.height * (1 + 2 * OVERSCAN));
    const width = Math.ceil(cssWidth * ratio);
    const height = Math.ceil(cssHeight * ratio);
    if (this.canvas.width === width && this.canvas.height === height && this.ratio === ratio) return false;
    this.ratio = ratio;
    this.canvas.width = width;
    this.canvas.height = height;
    this.canvas.style.width = `${cssWidth}px`;
    this.canvas.style.height = `${cssHeight}px`;
    return true;
  }
}
