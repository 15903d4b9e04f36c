import { portsCompatible } from '@/canvas/core/model/port-compatibility';
import type { BlockType } from '@/lib/api/types/block-type';

/** Types that can follow or come before a type, by the types of their ports; those that fit exactly come first. */
export function neighboursOf(type: BlockType, all: readonly BlockType[], side: 'before' | 'after'): BlockType[] {
  return all
    .filter((other) => other.type !== type.type)
    .map((other) => ({ other, fit: side === 'after' ? fitOf(type, other) : fitOf(other, type) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || a.other.title.localeCompare(b.other.title))
    .map(({ other }) => other);
}

function fitOf(from: BlockType, to: BlockType): number {
  let best = 0;
  for (const output of from.outputs ?? []) {
    for (const input of to.inputs ?? []) {
      if (!portsCompatible(output.type, input.type)) continue;
      const exact = input.type.split('|').includes(output.type);
      best = Math.max(best, exact ? 3 : input.type === 'any' || output.type === 'any' ? 1 : 2);
    }
  }
  return best;
}
