import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PortRef } from '../model/block-types';
import type { DiffMarks } from '../model/diff-marks';

export type Tool = 'select' | 'hand' | 'note' | 'frame' | 'comment';

/** What one person has in hand; nothing of it is in the document. */
export interface EditorState {
  tool: Tool;
  readOnly: boolean;
  selection: ReadonlySet<string>;
  selectedEdges: ReadonlySet<string>;
  hovered: string | null;
  editing: { blockId: string; field: 'title' | 'text' } | null;
  /** The port a connection is being drawn from. */
  connecting: PortRef | null;
  gesture: 'none' | 'pan' | 'marquee' | 'drag' | 'resize' | 'connect' | 'pinch';
  panel: 'none' | 'find' | 'list' | 'keys';
  minimap: boolean;
  spaceHeld: boolean;
  /** A comparison that the canvas points out; null outside of one. */
  marks: DiffMarks | null;
}

export type EditorStore = StoreApi<EditorState>;

const NOTHING: ReadonlySet<string> = new Set();

export function createEditorStore(readOnly: boolean): EditorStore {
  return createStore<EditorState>(() => ({
    tool: 'select',
    readOnly,
    selection: NOTHING,
    selectedEdges: NOTHING,
    hovered: null,
    editing: null,
    connecting: null,
    gesture: 'none',
    panel: 'none',
    minimap: true,
    spaceHeld: false,
    marks: null,
  }));
}

export function select(editor: EditorStore, blocks: Iterable<string>, edges: Iterable<string> = []): void {
  const next = new Set(blocks);
  const nextEdges = new Set(edges);
  const { selection, selectedEdges } = editor.getState();
  if (sameSet(selection, next) && sameSet(selectedEdges, nextEdges)) return;
  editor.setState({ selection: next, selectedEdges: nextEdges });
}

export function toggleSelected(editor: EditorStore, id: string): void {
  const next = new Set(editor.getState().selection);
  if (!next.delete(id)) next.add(id);
  select(editor, next, editor.getState().selectedEdges);
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const value of a) if (!b.has(value)) return false;
  return true;
}
