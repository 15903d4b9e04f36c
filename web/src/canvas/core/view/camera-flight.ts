import type { Camera } from './camera';

interface View {
  x: number;
  y: number;
  zoom: number;
}

/** Moves the camera to a view over a short time, or at once where less motion is asked for. */
export class CameraFlight {
  private readonly camera: Camera;
  private frame = 0;

  constructor(camera: Camera) {
    this.camera = camera;
  }

  get flying(): boolean {
    return this.frame !== 0;
  }

  cancel(): void {
    if (this.frame !== 0) cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  to(target: View, milliseconds = 240): void {
    this.cancel();
    const still = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still || milliseconds <= 0 || typeof requestAnimationFrame !== 'function') {
      this.camera.set(target.x, target.y, target.zoom);
      return;
    }
    const from: View = { x: this.camera.x, y: this.camera.y, zoom: this.camera.zoom };
    const start = performance.now();
    const step = (now: number) => {
      const t = Math.min(1, Math.max(0, (now - start) / milliseconds));
      const view = blend(from, target, 1 - (1 - t) ** 3, this.camera.width, this.camera.height);
      // Moved before the next frame is asked for: whoever listens sees that this is a flight, and may end it.
      const own = this.frame;
      this.camera.set(view.x, view.y, view.zoom);
      if (this.frame === own) this.frame = t < 1 ? requestAnimationFrame(step) : 0;
    };
    this.frame = requestAnimationFrame(step);
  }
}

/** Interpolates the centre and the logarithm of the zoom, which the eye reads as an even movement. */
function blend(a: View, b: View, t: number, width: number, height: number): View {
  if (t >= 1) return b;
  const zoom = Math.exp(Math.log(a.zoom) + (Math.log(b.zoom) - Math.log(a.zoom)) * t);
  const ax = a.x + width / a.zoom / 2;
  const ay = a.y + height / a.zoom / 2;
  const bx = b.x + width / b.zoom / 2;
  const by = b.y + height / b.zoom / 2;
  // Where zooming dominates, the centre must follow the scale or the target swings through the picture.
  const share = Math.abs(b.zoom - a.zoom) < 1e-6 ? t : (1 / zoom - 1 / a.zoom) / (1 / b.zoom - 1 / a.zoom);
  return { x: ax + (bx - ax) * share - width / zoom / 2, y: ay + (by - ay) * share - height / zoom / 2, zoom };
}
