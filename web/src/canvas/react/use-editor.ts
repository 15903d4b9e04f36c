import { useStore } from 'zustand';
import type { CanvasStore } from '../core/canvas-store';
import type { EditorState } from '../core/edit/editor-state';

/** A part of what the person has in hand; renders again only when that part changes. */
export function useEditor<T>(store: CanvasStore, selector: (state: EditorState) => T): T {
  return useStore(store.editor, selector);
}
