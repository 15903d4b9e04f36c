import { portsCompatible } from '@/canvas/core/model/port-compatibility';
import type { BlockType } from '@/lib/api/types/block-type';
import type { TypeHabits } from '@/lib/api/types/type-habits';

/** A type that can stand next to another, and how often it does. */
export interface Neighbour {
  type: BlockType;
  /** How well its ports fit: 3 exactly, 2 converted, 1 through a port that takes anything. */
  fit: number;
  /** In how many of the workspace's canvases the two are connected. */
  canvases: number;
  /** In how many pieces of Cadre's plans. */
  plans: number;
}

/** Types that can follow or come before a type: those that are connected most often first, then those whose ports fit best. */
export function neighboursOf(
  type: BlockType,
  all: readonly BlockType[],
  side: 'before' | 'after',
  habits: TypeHabits,
): Neighbour[] {
  const used = usesOf(type.type, side, habits);
  return all
    .filter((other) => other.type !== type.type || used.has(other.type))
    .map((other) => ({
      type: other,
      fit: side === 'after' ? fitOf(type, other) : fitOf(other, type),
      canvases: used.get(other.type)?.canvases ?? 0,
      plans: used.get(other.type)?.plans ?? 0,
    }))
    .filter(({ fit }) => fit > 0)
    .sort(
      (a, b) =>
        b.canvases - a.canvases || b.plans - a.plans || b.fit - a.fit || a.type.title.localeCompare(b.type.title),
    );
}

/** How often each type is connected anywhere. */
export function popularity(habits: TypeHabits): Map<string, number> {
  const total = new Map<string, number>();
  for (const { from, to, canvases, plans } of habits.connections) {
    const weight = 4 * Number(canvases) + Number(plans);
    for (const name of [from, to]) total.set(name, (total.get(name) ?? 0) + weight);
  }
  return total;
}

/** Why a neighbour stands where it stands, in words; empty when only its ports speak for it. */
export function habitWords({ canvases, plans }: Neighbour): string {
  if (canvases > 0) return canvases === 1 ? 'in one of your canvases' : `in ${canvases} of your canvases`;
  return plans > 0 ? 'often in plans' : '';
}

function usesOf(type: string, side: 'before' | 'after', habits: TypeHabits) {
  const used = new Map<string, { canvases: number; plans: number }>();
  for (const { from, to, canvases, plans } of habits.connections) {
    if ((side === 'after' ? from : to) !== type) continue;
    used.set(side === 'after' ? to : from, { canvases: Number(canvases), plans: Number(plans) });
  }
  return used;
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
