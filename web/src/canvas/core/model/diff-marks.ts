import type { Rect } from './geometry';

export type DiffMark = 'added' | 'removed' | 'changed' | 'moved' | 'conflict';

/** What a canvas that shows a comparison points out. */
export interface DiffMarks {
  blocks: ReadonlyMap<string, DiffMark>;
  edges: ReadonlyMap<string, DiffMark>;
  /** Where moved blocks came from. */
  moves: readonly { from: Rect; to: Rect }[];
}
