import type { BlockType } from '@/lib/api/types/block-type';
import type { TypeHabits } from '@/lib/api/types/type-habits';
import { habitWords, neighboursOf, popularity } from './neighbours';

export interface Suggestion {
  type: BlockType;
  /** Why it is suggested; empty when only its ports speak for it. */
  words: string;
}

/** Types in the order in which somebody may want them: behind (or before) a given type, or anywhere. */
export function rankNext(
  types: readonly BlockType[],
  from: BlockType | null,
  side: 'in' | 'out',
  habits: TypeHabits,
): Suggestion[] {
  if (from !== null) {
    const neighbours = neighboursOf(from, types, side === 'out' ? 'after' : 'before', habits);
    const known = new Set(neighbours.map((n) => n.type.type));
    const rest = types.filter((t) => !known.has(t.type));
    return [...neighbours.map((n) => ({ type: n.type, words: habitWords(n) })), ...plain(rest)];
  }
  const used = popularity(habits);
  return plain([...types].sort((a, b) => (used.get(b.type) ?? 0) - (used.get(a.type) ?? 0)));
}

const plain = (types: readonly BlockType[]): Suggestion[] => types.map((type) => ({ type, words: '' }));
