import type { CanvasStore } from '../canvas-store';
import { parseFragment } from '../edit/clipboard';

const TYPING = 'input, textarea, select, [contenteditable="true"]';

/** Copy, cut and paste through the system clipboard as JSON text: works between canvases, browsers and files. */
export class ClipboardController {
  private readonly store: CanvasStore;
  private readonly root: HTMLElement;
  private readonly abort = new AbortController();
  /** Repeated pastes of the same thing step aside, so that copies do not hide each other. */
  private lastText = '';
  private repeats = 0;

  constructor(root: HTMLElement, store: CanvasStore) {
    this.root = root;
    this.store = store;
    const { signal } = this.abort;
    root.addEventListener('copy', (event) => this.copy(event), { signal });
    root.addEventListener(
      'cut',
      (event) => {
        if (this.copy(event) && !store.editor.getState().readOnly) store.commands.removeSelection();
      },
      { signal },
    );
    root.addEventListener('paste', (event) => this.paste(event), { signal });
  }

  destroy(): void {
    this.abort.abort();
  }

  private copy(event: ClipboardEvent): boolean {
    if (!this.concerns(event) || this.store.editor.getState().selection.size === 0) return false;
    event.clipboardData?.setData('text/plain', JSON.stringify(this.store.commands.copy()));
    event.preventDefault();
    this.lastText = '';
    return true;
  }

  private paste(event: ClipboardEvent): void {
    if (!this.concerns(event) || this.store.editor.getState().readOnly) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    event.preventDefault();
    this.repeats = text === this.lastText ? this.repeats + 1 : 0;
    this.lastText = text;
    const { camera, commands } = this.store;
    const middle = camera.center();
    const center = { x: middle.x + 24 * this.repeats, y: middle.y + 24 * this.repeats };
    const fragment = parseFragment(text);
    if (fragment !== null) commands.paste(fragment, { center });
    else
      commands.add({
        type: 'note',
        at: { x: center.x - 110, y: center.y - 90 },
        props: { text: text.slice(0, 5_000), color: 'yellow' },
      });
  }

  private concerns(event: ClipboardEvent): boolean {
    const target = event.target as Element;
    return this.root.contains(target) && target.closest(TYPING) === null;
  }
}
