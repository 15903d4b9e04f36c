import type { CanvasStore } from '../canvas-store';
import { select } from '../edit/editor-state';
import type { CanvasHost } from './canvas-host';
import { KEY_BINDINGS, type KeyBinding } from './key-bindings';

const OWN_KEYS = 'input, textarea, select, [contenteditable="true"], [role="menu"]';

/** Keys of the focused canvas. Fields and menus inside it keep theirs. */
export class KeyboardController {
  private readonly store: CanvasStore;
  private readonly host: () => CanvasHost;
  private readonly cancelGesture: () => boolean;
  private readonly bindings = new Map<string, KeyBinding>();
  private readonly abort = new AbortController();

  constructor(root: HTMLElement, store: CanvasStore, host: () => CanvasHost, cancelGesture: () => boolean) {
    this.store = store;
    this.host = host;
    this.cancelGesture = cancelGesture;
    for (const binding of KEY_BINDINGS) for (const keys of binding.keys) this.bindings.set(keys, binding);
    const { signal } = this.abort;
    root.addEventListener('keydown', this.onDown, { signal });
    root.addEventListener('keyup', this.onUp, { signal });
    root.addEventListener(
      'blur',
      () => {
        delete root.dataset['focusBy'];
        store.editor.setState({ spaceHeld: false });
      },
      { signal },
    );
  }

  destroy(): void {
    this.abort.abort();
  }

  private readonly onDown = (event: KeyboardEvent) => {
    if ((event.target as Element).closest(OWN_KEYS) !== null || event.isComposing) return;
    const onButton = (event.target as Element).closest('button, a') !== null;
    if (onButton && ['Enter', ' ', 'Tab'].includes(event.key)) return;
    if (event.key === ' ') {
      event.preventDefault();
      if (!event.repeat) this.store.editor.setState({ spaceHeld: true });
      return;
    }
    if (event.key === 'Escape') {
      this.escape();
      return;
    }
    const binding = this.bindings.get(chordOf(event));
    if (binding === undefined || (binding.edits === true && this.store.editor.getState().readOnly)) return;
    if (binding.run(this.store, this.host()) === false) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly onUp = (event: KeyboardEvent) => {
    if (event.key === ' ') this.store.editor.setState({ spaceHeld: false });
  };

  /** Lets go of one thing at a time: the gesture, the connection, the tool or panel, then the selection. */
  private escape(): void {
    if (this.cancelGesture()) return;
    const { connecting, tool, panel } = this.store.editor.getState();
    if (connecting !== null) this.store.editor.setState({ connecting: null });
    else if (tool !== 'select' || panel !== 'none') this.store.editor.setState({ tool: 'select', panel: 'none' });
    else select(this.store.editor, []);
  }
}

export function chordOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  if (event.shiftKey) parts.push('shift');
  parts.push(event.key.toLowerCase());
  return parts.join('+');
}
