import type { MergeConflict, MergeSide } from '@/lib/api/types/canvas-time';

export const KINDS: Record<string, string> = {
  field: 'Changed on both sides',
  removedChanged: 'Removed on one side, changed on the other',
  moved: 'Moved on both sides',
};

export const SIDES: Record<MergeSide, string> = {
  ours: 'Here',
  theirs: 'The branch',
  both: 'Both, one after the other',
};

/** What may hold of a conflict. */
export const sidesOf = (conflict: MergeConflict): MergeSide[] =>
  conflict.oursText ? ['ours', 'theirs', 'both'] : ['ours', 'theirs'];

/** "settings.prompt" reads as "prompt"; empty for a conflict about the whole block. */
export const fieldOf = (conflict: MergeConflict): string => conflict.path?.replace(/^(settings|props)\./, '') ?? '';
