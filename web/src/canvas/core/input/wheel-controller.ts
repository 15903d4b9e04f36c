import type { Camera } from '../view/camera';

/** Wheel and trackpad: two fingers or the wheel pan; pinching or control and the wheel zoom to the pointer. */
export class WheelController {
  private readonly root: HTMLElement;
  private readonly camera: Camera;
  private readonly onUse: () => void;

  constructor(root: HTMLElement, camera: Camera, onUse: () => void) {
    this.root = root;
    this.camera = camera;
    this.onUse = onUse;
    // Not passive: the page must not scroll or zoom instead.
    root.addEventListener('wheel', this.onWheel, { passive: false });
  }

  destroy(): void {
    this.root.removeEventListener('wheel', this.onWheel);
  }

  private readonly onWheel = (event: WheelEvent) => {
    const scrollable = (event.target as Element).closest('[data-canvas-scroll]');
    if (scrollable !== null && !event.ctrlKey) return;
    event.preventDefault();
    this.onUse();
    const unit =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
    const { camera } = this;
    if (event.ctrlKey || event.metaKey) {
      const box = this.root.getBoundingClientRect();
      // A trackpad pinch sends small steps, a mouse wheel steps of 100 or more: both must feel even.
      const step = Math.max(-60, Math.min(60, event.deltaY * unit));
      camera.zoomAt({ x: event.clientX - box.left, y: event.clientY - box.top }, camera.zoom * Math.exp(-step / 160));
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0;
    camera.panBy((sideways ? event.deltaY : event.deltaX) * unit, (sideways ? 0 : event.deltaY) * unit);
  };
}
