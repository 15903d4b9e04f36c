import * as Y from 'yjs';
import type { CanvasDocument } from '../model/canvas-document';

export interface HistoryState {
  canUndo: boolean;
  canRedo: boolean;
}

/** Undo and redo of one's own edits: only transactions of this origin are followed, other people's stay. */
export class History {
  private readonly manager: Y.UndoManager;
  private readonly listeners = new Set<() => void>();
  private state: HistoryState = { canUndo: false, canRedo: false };

  constructor({ geo, blocks, edges, meta }: CanvasDocument, origin: object) {
    this.manager = new Y.UndoManager([geo, blocks, edges, meta], {
      trackedOrigins: new Set([origin]),
      captureTimeout: 500,
    });
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
      this.manager.on(event, this.refresh);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): HistoryState => this.state;

  stepBoundary(): void {
    this.manager.stopCapturing();
  }

  undo(): void {
    this.manager.undo();
  }

  redo(): void {
    this.manager.redo();
  }

  destroy(): void {
    this.manager.destroy();
    this.listeners.clear();
  }

  private readonly refresh = () => {
    const canUndo = this.manager.canUndo();
    const canRedo = this.manager.canRedo();
    if (canUndo === this.state.canUndo && canRedo === this.state.canRedo) return;
    this.state = { canUndo, canRedo };
    for (const listener of this.listeners) listener();
  };
}
