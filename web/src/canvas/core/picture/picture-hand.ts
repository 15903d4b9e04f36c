import { PinchGesture } from '../input/pinch-gesture';
import { WheelController } from '../input/wheel-controller';
import type { Point } from '../model/geometry';
import type { Camera } from '../view/camera';

/** Pans and zooms a picture: wheel, one pointer drags, two fingers pinch. */
export class PictureHand {
  /** Whether anybody has used it. */
  used = false;
  private readonly root: HTMLElement;
  private readonly camera: Camera;
  private readonly wheel: WheelController;
  private readonly pointers = new Map<number, Point>();
  private readonly abort = new AbortController();
  private pinch: PinchGesture | null = null;

  constructor(root: HTMLElement, camera: Camera) {
    this.root = root;
    this.camera = camera;
    this.wheel = new WheelController(root, camera, () => {
      this.used = true;
    });
    const { signal } = this.abort;
    root.addEventListener('pointerdown', this.onDown, { signal });
    root.addEventListener('pointermove', this.onMove, { signal });
    root.addEventListener('pointerup', this.onUp, { signal });
    root.addEventListener('pointercancel', this.onUp, { signal });
  }

  destroy(): void {
    this.wheel.destroy();
    this.abort.abort();
  }

  private readonly onDown = (event: PointerEvent) => {
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.root.setPointerCapture(event.pointerId);
    this.root.dataset['gesture'] = 'pan';
    const [a, b] = [...this.pointers.values()];
    if (a !== undefined && b !== undefined) this.pinch = new PinchGesture(this.camera, this.inside(a), this.inside(b));
  };

  private readonly onMove = (event: PointerEvent) => {
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) return;
    this.used = true;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const [a, b] = [...this.pointers.values()];
    if (this.pinch === null) this.camera.panBy(before.x - event.clientX, before.y - event.clientY);
    else if (a !== undefined && b !== undefined) this.pinch.move(this.inside(a), this.inside(b));
  };

  private readonly onUp = (event: PointerEvent) => {
    this.pointers.delete(event.pointerId);
    this.pinch = null;
    if (this.pointers.size === 0) delete this.root.dataset['gesture'];
  };

  private inside(point: Point): Point {
    const box = this.root.getBoundingClientRect();
    return { x: point.x - box.left, y: point.y - box.top };
  }
}
