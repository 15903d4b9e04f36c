import type { Point } from '../model/geometry';
import type { Camera } from '../view/camera';

/** Two fingers: their middle carries the canvas, their distance zooms it. */
export class PinchGesture {
  private readonly camera: Camera;
  private middle: Point;
  private distance: number;

  constructor(camera: Camera, a: Point, b: Point) {
    this.camera = camera;
    this.middle = between(a, b);
    this.distance = Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  }

  move(a: Point, b: Point): void {
    const middle = between(a, b);
    const distance = Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
    this.camera.panBy(this.middle.x - middle.x, this.middle.y - middle.y);
    this.camera.zoomAt(middle, (this.camera.zoom * distance) / this.distance);
    this.middle = middle;
    this.distance = distance;
  }
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
