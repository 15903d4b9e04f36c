import type { CanvasStore } from '../canvas-store';
import { sizeOf } from '../edit/sizes';
import type { CanvasHost } from './canvas-host';

/** Drag data of a block type taken from the library: the name of the type. */
export const BLOCK_MIME = 'application/x-cadre-block';

/** Block types dragged from the library and files dragged from the desktop. */
export class DropController {
  private readonly root: HTMLElement;
  private readonly store: CanvasStore;
  private readonly host: () => CanvasHost;
  private readonly abort = new AbortController();

  constructor(root: HTMLElement, store: CanvasStore, host: () => CanvasHost) {
    this.root = root;
    this.store = store;
    this.host = host;
    const { signal } = this.abort;
    root.addEventListener('dragover', (event) => this.over(event), { signal });
    root.addEventListener('drop', (event) => this.drop(event), { signal });
  }

  destroy(): void {
    this.abort.abort();
  }

  private over(event: DragEvent): void {
    const types = event.dataTransfer?.types ?? [];
    if (this.store.editor.getState().readOnly) return;
    if (types.includes(BLOCK_MIME) || types.includes('Files')) event.preventDefault();
  }

  private drop(event: DragEvent): void {
    if (event.dataTransfer === null || this.store.editor.getState().readOnly) return;
    const box = this.root.getBoundingClientRect();
    const world = this.store.camera.toWorld({ x: event.clientX - box.left, y: event.clientY - box.top });
    const type = event.dataTransfer.getData(BLOCK_MIME);
    if (type !== '') {
      event.preventDefault();
      const { w } = sizeOf(type);
      this.store.commands.add({ type, at: { x: world.x - w / 2, y: world.y - 24 } });
      this.root.focus({ preventScroll: true });
    } else if (event.dataTransfer.files.length > 0) {
      event.preventDefault();
      this.host().onDropFiles?.([...event.dataTransfer.files], world);
    }
  }
}
