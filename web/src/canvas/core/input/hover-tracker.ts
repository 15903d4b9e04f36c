import type { CanvasStore } from '../canvas-store';
import type { Hit } from '../view/hit-test';
import type { PointerSample } from './gesture';
import { hitAt } from './pick-gesture';

/** Knows what an idle pointer is over: the hovered block and the shape of the cursor. Looked up once per frame. */
export class HoverTracker {
  private readonly root: HTMLElement;
  private readonly store: CanvasStore;
  private sample: PointerSample | null = null;
  private frame = 0;

  constructor(root: HTMLElement, store: CanvasStore) {
    this.root = root;
    this.store = store;
  }

  at(p: PointerSample): void {
    this.sample = p;
    if (this.frame === 0 && !p.coarse) this.frame = requestAnimationFrame(this.look);
  }

  leave(): void {
    this.sample = null;
    this.store.presence.show({ cursor: null });
    if (this.store.editor.getState().hovered !== null) this.store.editor.setState({ hovered: null });
  }

  destroy(): void {
    if (this.frame !== 0) cancelAnimationFrame(this.frame);
  }

  private readonly look = () => {
    this.frame = 0;
    if (this.sample === null) return;
    const { editor } = this.store;
    const hit = hitAt(this.store, this.sample);
    const hovered = hit.kind === 'block' ? hit.id : hit.kind === 'port' ? hit.ref.blockId : null;
    if (editor.getState().hovered !== hovered) editor.setState({ hovered });
    this.root.dataset['cursor'] = cursorFor(hit, editor.getState().tool);
  };
}

function cursorFor(hit: Hit, tool: string): string {
  if (tool === 'hand') return 'grab';
  if (tool === 'note' || tool === 'frame') return 'place';
  if (hit.kind === 'handle') return hit.handle === 'nw' || hit.handle === 'se' ? 'resize-nwse' : 'resize-nesw';
  if (hit.kind === 'port') return 'port';
  if (hit.kind === 'edge') return 'pointer';
  return 'default';
}
