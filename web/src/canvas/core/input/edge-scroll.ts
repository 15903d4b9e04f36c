import type { Point } from '../model/geometry';
import type { Camera } from '../view/camera';

const BORDER = 28;
const FASTEST = 14;

/** Scrolls the canvas while something is held near its border, faster the nearer it is. */
export class EdgeScroll {
  private readonly camera: Camera;
  private frame = 0;
  private speed: Point = { x: 0, y: 0 };
  private after: () => void = () => undefined;

  constructor(camera: Camera) {
    this.camera = camera;
  }

  at(screen: Point, after: () => void): void {
    this.after = after;
    this.speed = { x: speedAt(screen.x, this.camera.width), y: speedAt(screen.y, this.camera.height) };
    const still = this.speed.x === 0 && this.speed.y === 0;
    if (still) this.stop();
    else if (this.frame === 0) this.frame = requestAnimationFrame(this.step);
  }

  stop(): void {
    if (this.frame !== 0) cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private readonly step = () => {
    this.frame = requestAnimationFrame(this.step);
    this.camera.panBy(this.speed.x, this.speed.y);
    this.after();
  };
}

function speedAt(position: number, size: number): number {
  if (position < BORDER) return -FASTEST * Math.min(1, (BORDER - position) / BORDER);
  if (position > size - BORDER) return FASTEST * Math.min(1, (position - size + BORDER) / BORDER);
  return 0;
}
