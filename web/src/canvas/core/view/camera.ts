import { clamp, type Point, type Rect } from '../model/geometry';

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 4;

/** Where the viewport looks: (x, y) is the world point in its upper left corner, zoom is screen pixels per world pixel. */
export class Camera {
  x = 0;
  y = 0;
  zoom = 1;
  width = 1;
  height = 1;
  private readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  resize(width: number, height: number): void {
    if (this.width === width && this.height === height) return;
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.notify();
  }

  set(x: number, y: number, zoom: number): void {
    if (this.x === x && this.y === y && this.zoom === zoom) return;
    this.x = x;
    this.y = y;
    this.zoom = clamp(zoom, MIN_ZOOM, MAX_ZOOM);
    this.notify();
  }

  panBy(screenDx: number, screenDy: number): void {
    this.set(this.x + screenDx / this.zoom, this.y + screenDy / this.zoom, this.zoom);
  }

  /** Zooms so that the world point under the screen point stays under it. */
  zoomAt(screen: Point, zoom: number): void {
    const next = clamp(zoom, MIN_ZOOM, MAX_ZOOM);
    const world = this.toWorld(screen);
    this.set(world.x - screen.x / next, world.y - screen.y / next, next);
  }

  toWorld(screen: Point): Point {
    return { x: this.x + screen.x / this.zoom, y: this.y + screen.y / this.zoom };
  }

  toScreen(world: Point): Point {
    return { x: (world.x - this.x) * this.zoom, y: (world.y - this.y) * this.zoom };
  }

  view(): Rect {
    return { x: this.x, y: this.y, w: this.width / this.zoom, h: this.height / this.zoom };
  }

  center(): Point {
    const view = this.view();
    return { x: view.x + view.w / 2, y: view.y + view.h / 2 };
  }

  /** The camera that shows the whole rectangle with a margin in screen pixels. */
  fitting(rect: Rect, margin = 64, maxZoom = 1): { x: number; y: number; zoom: number } {
    const room = { w: Math.max(40, this.width - 2 * margin), h: Math.max(40, this.height - 2 * margin) };
    const zoom = clamp(Math.min(room.w / Math.max(1, rect.w), room.h / Math.max(1, rect.h)), MIN_ZOOM, maxZoom);
    return {
      x: rect.x + rect.w / 2 - this.width / zoom / 2,
      y: rect.y + rect.h / 2 - this.height / zoom / 2,
      zoom,
    };
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}
