import type { Point } from '../model/geometry';
import { restOn } from './context-menu';
import { EdgeScroll } from './edge-scroll';
import type { Gesture, GestureContext, PointerSample } from './gesture';
import { HoverTracker } from './hover-tracker';
import { LongPress } from './long-press';
import { type Press, pickPress } from './pick-gesture';
import { PinchGesture } from './pinch-gesture';

/** Pixels a pointer may tremble before a press becomes a drag. */
const SLOP = { fine: 3, coarse: 8 };

/** Elements inside the canvas that handle their own pointers: buttons, fields, toolbars. */
export const OWN_POINTER = '[data-canvas-ui], button, input, textarea, select, a, [contenteditable="true"]';

/** Turns pointer events into gestures, one at a time. */
export class PointerController {
  private readonly root: HTMLElement;
  private readonly context: GestureContext;
  private readonly hover: HoverTracker;
  private readonly scroll: EdgeScroll;
  private readonly rest = new LongPress();
  private readonly touches = new Map<number, Point>();
  private press: { pointerId: number; start: PointerSample; intent: Press } | null = null;
  private gesture: Gesture | null = null;
  private pinch: PinchGesture | null = null;
  /** The finger that is on the screen has opened a menu. */
  private spent = false;
  private readonly abort = new AbortController();

  constructor(root: HTMLElement, context: GestureContext) {
    this.root = root;
    this.context = context;
    this.hover = new HoverTracker(root, context.store);
    this.scroll = new EdgeScroll(context.store.camera);
    const { signal } = this.abort;
    root.addEventListener('pointerdown', this.onDown, { signal });
    root.addEventListener('pointermove', this.onMove, { signal });
    root.addEventListener('pointerup', this.onUp, { signal });
    root.addEventListener('pointercancel', this.onCancel, { signal });
    root.addEventListener('touchend', this.onTouchEnd, { signal, passive: false });
    root.addEventListener('pointerleave', () => this.hover.leave(), { signal });
  }

  destroy(): void {
    this.cancel();
    this.abort.abort();
    this.hover.destroy();
  }

  /** Gives up what the pointer is doing, as Escape does; true if there was something. */
  cancel(): boolean {
    const active = this.press !== null || this.gesture !== null;
    this.gesture?.cancel();
    this.finish();
    return active;
  }

  private readonly onDown = (event: PointerEvent) => {
    const { store } = this.context;
    if ((event.target as Element).closest(OWN_POINTER) !== null || event.button === 2) return;
    this.root.dataset['focusBy'] = 'pointer'; // no focus ring for those who point
    this.root.focus({ preventScroll: true });
    store.flight.cancel();
    if (event.pointerType === 'touch') this.touches.set(event.pointerId, this.screenOf(event));
    if (this.touches.size === 2) {
      this.cancel();
      const [a, b] = [...this.touches.values()];
      this.pinch = new PinchGesture(store.camera, a!, b!);
      store.editor.setState({ gesture: 'pinch' });
      return;
    }
    if (this.press !== null || this.touches.size > 2) return;
    const start = this.sample(event);
    const middle = event.button === 1;
    if (middle) event.preventDefault();
    this.press = { pointerId: event.pointerId, start, intent: pickPress(this.context, start, middle) };
    capture(this.root, event.pointerId);
    if (start.coarse) this.rest.begin(() => this.rested(start));
  };

  private rested(at: PointerSample): void {
    this.cancel();
    this.spent = true;
    restOn(this.context.store, this.context.host(), at);
  }

  private readonly onMove = (event: PointerEvent) => {
    if (this.touches.has(event.pointerId)) this.touches.set(event.pointerId, this.screenOf(event));
    if (this.pinch !== null) {
      const [a, b] = [...this.touches.values()];
      if (a !== undefined && b !== undefined) this.pinch.move(a, b);
      return;
    }
    const p = this.sample(event);
    this.context.store.presence.show({ cursor: [Math.round(p.world.x), Math.round(p.world.y)] });
    if (this.press === null) {
      this.hover.at(p);
      return;
    }
    if (event.pointerId !== this.press.pointerId) return;
    if (this.gesture === null && !this.begin(p)) return;
    this.gesture?.move(p);
    if (this.gesture?.scrolls) this.scroll.at(p.screen, () => this.gesture?.move(this.sample(event)));
  };

  private begin(p: PointerSample): boolean {
    const { start, intent } = this.press!;
    const far = Math.hypot(p.screen.x - start.screen.x, p.screen.y - start.screen.y);
    if (far < (p.coarse ? SLOP.coarse : SLOP.fine)) return false;
    this.rest.end();
    this.gesture = intent.drag();
    if (this.gesture === null) this.press = null;
    else this.context.store.editor.setState({ gesture: this.gesture.kind, hovered: null });
    return this.gesture !== null;
  }

  private readonly onUp = (event: PointerEvent) => {
    this.touches.delete(event.pointerId);
    if (this.pinch !== null) {
      if (this.touches.size < 2) this.finish();
      return;
    }
    if (this.press === null || event.pointerId !== this.press.pointerId) return;
    const { intent } = this.press;
    const { gesture } = this;
    const p = this.sample(event);
    this.finish();
    if (gesture === null) intent.click();
    else gesture.end(p);
    this.hover.at(p);
  };

  /** Lifted from the menu that came up under it, a finger has not chosen what lies there. */
  private readonly onTouchEnd = (event: TouchEvent) => {
    if (this.spent) event.preventDefault();
    this.spent = false;
  };

  private readonly onCancel = (event: PointerEvent) => {
    this.touches.delete(event.pointerId);
    this.cancel();
  };

  private finish(): void {
    this.rest.end();
    this.scroll.stop();
    this.press = null;
    this.gesture = null;
    this.pinch = null;
    if (this.context.store.editor.getState().gesture !== 'none')
      this.context.store.editor.setState({ gesture: 'none' });
  }

  private screenOf(event: PointerEvent): Point {
    const box = this.root.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private sample(event: PointerEvent): PointerSample {
    const screen = this.screenOf(event);
    return {
      screen,
      world: this.context.store.camera.toWorld(screen),
      shift: event.shiftKey,
      alt: event.altKey,
      mod: event.ctrlKey || event.metaKey,
      coarse: event.pointerType === 'touch',
    };
  }
}

function capture(root: HTMLElement, pointerId: number): void {
  try {
    root.setPointerCapture(pointerId);
  } catch (error) {
    // A pointer that was lifted in the meantime cannot be captured; its pointerup has ended the press already.
    if (!(error instanceof DOMException)) throw error;
  }
}
