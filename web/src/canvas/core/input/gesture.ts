import type { CanvasStore } from '../canvas-store';
import type { Point } from '../model/geometry';
import type { CanvasHost } from './canvas-host';

/** A pointer at one moment. */
export interface PointerSample {
  screen: Point;
  world: Point;
  shift: boolean;
  alt: boolean;
  /** Control or command. */
  mod: boolean;
  coarse: boolean;
}

/** What a pressed pointer is doing. Created on press, told of every move, and ended or cancelled once. */
export interface Gesture {
  readonly kind: 'pan' | 'marquee' | 'drag' | 'resize' | 'connect' | 'pinch';
  /** Whether the canvas scrolls when the pointer comes near its border. */
  readonly scrolls: boolean;
  move(p: PointerSample): void;
  end(p: PointerSample): void;
  cancel(): void;
}

export interface GestureContext {
  store: CanvasStore;
  host: () => CanvasHost;
}
