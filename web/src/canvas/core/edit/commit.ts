import * as Y from 'yjs';
import type { CanvasDocument, Geo } from '../model/canvas-document';
import type { Scene } from '../model/scene';

/** Everything an edit needs: the document it writes, the scene it reads, and who is writing. */
export interface EditContext {
  document: CanvasDocument;
  scene: Scene;
  /** The transaction origin of this user; undo follows it and nobody else's edits. */
  origin: object;
  author: string;
  newId(): string;
  canEdit(): boolean;
  /** Ends the current undo step, so that each command is a step of its own. */
  stepBoundary(): void;
}

/** Runs one undoable edit. Does nothing on a read-only canvas. */
export function commit(context: EditContext, work: () => void): boolean {
  if (!context.canEdit()) return false;
  context.stepBoundary();
  context.document.doc.transact(work, context.origin);
  context.stepBoundary();
  return true;
}

/** Like commit, but successive edits within half a second melt into one step: for typing. */
export function commitContinuous(context: EditContext, work: () => void): boolean {
  if (!context.canEdit()) return false;
  context.document.doc.transact(work, context.origin);
  return true;
}

export function fieldsOf(values: Record<string, unknown>): Y.Map<unknown> {
  const fields = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(values)) fields.set(key, value);
  return fields;
}

/** Whole pixels keep moves small on the wire and edges of cards sharp. */
export function geoOf(x: number, y: number, w: number, h: number, rotation = 0): Geo {
  return [Math.round(x), Math.round(y), Math.round(w), Math.round(h), rotation];
}
