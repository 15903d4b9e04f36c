import type { CanvasStore } from '../canvas-store';
import type { CanvasHost } from './canvas-host';
import { ClickController } from './click-controller';
import { ClipboardController } from './clipboard-controller';
import { DropController } from './drop-controller';
import { KeyboardController } from './keyboard-controller';
import { PointerController } from './pointer-controller';
import { WheelController } from './wheel-controller';

/** Connects all inputs to a canvas element; the returned function lets go of them. */
export function attachInput(root: HTMLElement, store: CanvasStore, host: () => CanvasHost): () => void {
  const pointer = new PointerController(root, { store, host });
  const controllers = [
    pointer,
    new WheelController(root, store.camera, () => {
      store.flight.cancel();
      store.presence.follow(null);
    }),
    new KeyboardController(root, store, host, () => pointer.cancel()),
    new ClipboardController(root, store),
    new DropController(root, store, host),
    new ClickController(root, store, host),
  ];
  return () => {
    for (const controller of controllers) controller.destroy();
  };
}
