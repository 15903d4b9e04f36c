export type BlockStatus =
  | 'idle'
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'blocked'
  | 'approval'
  | 'skipped'
  | 'stale';

export interface BlockProblem {
  code: string;
  message: string;
  severity?: 'error' | 'warning';
}

/** A small piece of the latest result, sized for a card. */
export type ResultPreview =
  | { kind: 'text'; text: string }
  | { kind: 'markdown'; text: string }
  | { kind: 'code'; text: string; language?: string }
  | { kind: 'json'; text: string }
  | { kind: 'image'; src: string; alt?: string /** Shown whole instead of filling its place. */; whole?: boolean }
  | { kind: 'svg'; svg: string; alt?: string }
  | { kind: 'table'; columns: string[]; rows: (string | number | boolean | null)[][]; rowCount?: number }
  | { kind: 'file'; name: string; size?: number; mediaType?: string }
  | { kind: 'audio'; name: string; seconds?: number }
  | { kind: 'video'; name: string; poster?: string; seconds?: number }
  | { kind: 'frame'; name: string; poster?: string };

/** What runs and validation say about one block. Never in the document: results belong to runs. */
export interface BlockState {
  status: BlockStatus;
  /** 0 to 1; absent while running means indeterminate. */
  progress?: number;
  /** First line of streamed output, or the reason of a failure. */
  message?: string;
  preview?: ResultPreview;
  /** Decimal money as text with its currency sign, already formatted for the reader. */
  cost?: string;
  durationMs?: number;
  problems: BlockProblem[];
}

/** An external store of block states; the canvas subscribes to each visible block by itself. */
export interface BlockStateSource {
  get(blockId: string): BlockState;
  subscribe(blockId: string, listener: () => void): () => void;
  /** Called once per batch with the blocks that changed; the far levels of detail redraw from it. */
  subscribeAll(listener: (blockIds: readonly string[]) => void): () => void;
}

export const IDLE_STATE: BlockState = Object.freeze({ status: 'idle', problems: [] });
