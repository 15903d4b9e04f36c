import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

/** The document of one block's long text while somebody edits it. */
export interface OpenText {
  doc: Y.Doc;
  awareness: Awareness;
  /** Settles once the server's content has arrived. */
  synced: Promise<void>;
  /** Told when the server refused a change or closed the document: open it anew. */
  onLost(listener: () => void): void;
  close(): void;
}
