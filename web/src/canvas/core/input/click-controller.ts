import type { CanvasStore } from '../canvas-store';
import type { CanvasHost } from './canvas-host';
import { openMenu } from './context-menu';
import { hitAt } from './pick-gesture';
import { OWN_POINTER } from './pointer-controller';

/** Double clicks and the context menu. */
export class ClickController {
  private readonly root: HTMLElement;
  private readonly store: CanvasStore;
  private readonly host: () => CanvasHost;
  private readonly abort = new AbortController();

  constructor(root: HTMLElement, store: CanvasStore, host: () => CanvasHost) {
    this.root = root;
    this.store = store;
    this.host = host;
    const { signal } = this.abort;
    root.addEventListener('dblclick', (event) => this.doubleClick(event), { signal });
    root.addEventListener('contextmenu', (event) => this.contextMenu(event), { signal });
  }

  destroy(): void {
    this.abort.abort();
  }

  private at(event: MouseEvent) {
    const box = this.root.getBoundingClientRect();
    const screen = { x: event.clientX - box.left, y: event.clientY - box.top };
    const world = this.store.camera.toWorld(screen);
    return { screen, world, hit: hitAt(this.store, { world, coarse: false }) };
  }

  /** On a title: rename it. On a note: write. On a block: open it. On nothing: ask what to add. */
  private doubleClick(event: MouseEvent): void {
    if ((event.target as Element).closest(OWN_POINTER) !== null) return;
    const { hit, world, screen } = this.at(event);
    const { editor, scene } = this.store;
    const { readOnly } = editor.getState();
    if (hit.kind === 'block') {
      const { type } = scene.blocks.get(hit.id)!;
      const container = type === 'note' || type === 'frame' || type === 'group';
      const onTitle = (event.target as Element).closest('[data-card-title]') !== null;
      if (!readOnly && (container || onTitle)) {
        editor.setState({ editing: { blockId: hit.id, field: type === 'note' ? 'text' : 'title' } });
      } else if (!container) this.host().onOpenBlock?.(hit.id);
    } else if (hit.kind === 'none' && !readOnly)
      this.host().onWhatNext?.({ from: null, portType: null, world, screen });
  }

  private contextMenu(event: MouseEvent): void {
    if ((event.target as Element).closest('input, textarea, [contenteditable="true"]') !== null) return;
    if (this.host().onContextMenu === undefined) return;
    event.preventDefault();
    // Some browsers send this for a finger that rests, some do not: the pointer controller waits for it itself.
    if ((event as PointerEvent).pointerType === 'touch') return;
    openMenu(this.store, this.host(), { ...this.at(event), coarse: false });
  }
}
