import type { PlanContract } from '@/lib/api/types/plan';

export interface PlacedBlock {
  id: string;
  column: number;
  row: number;
}

type Wire = readonly [from: string, to: string];

function reaches(from: string, to: string, wires: readonly Wire[]): boolean {
  const seen = new Set([from]);
  for (const at of seen) for (const [source, target] of wires) if (source === at) seen.add(target);
  return seen.has(to);
}

/** What comes before what: a loop takes back what comes after it, and what follows the loop comes after its body. */
function forward({ blocks, connections }: Pick<PlanContract, 'blocks' | 'connections'>): Wire[] {
  const place = new Map(blocks.map((b, i) => [b.id, i]));
  const wires = connections.map(({ from, to }): Wire => [from[0], to[0]]);
  const isBack = ([from, to]: Wire) => (place.get(to) ?? 0) < (place.get(from) ?? 0) && reaches(to, from, wires);
  const back = wires.filter(isBack);
  const ahead = wires.filter((wire) => !back.includes(wire));
  const after = back.flatMap(([last, loop]) =>
    ahead.filter(([from, to]) => from === loop && !reaches(to, last, ahead)).map(([, to]): Wire => [last, to]),
  );
  return [...ahead, ...after];
}

/** Columns by the longest way from a beginning, rows by the order in the plan: enough for a preview. */
export function placeBlocks(plan: Pick<PlanContract, 'blocks' | 'connections'>): PlacedBlock[] {
  const column = new Map(plan.blocks.map((b) => [b.id, 0]));
  const wires = forward(plan);
  for (let round = 0; round < plan.blocks.length; round++) {
    let moved = false;
    for (const [from, to] of wires) {
      const wanted = (column.get(from) ?? 0) + 1;
      const known = column.get(to);
      if (known !== undefined && known < wanted && wanted < plan.blocks.length) {
        column.set(to, wanted);
        moved = true;
      }
    }
    if (!moved) break;
  }
  const filled = new Map<number, number>();
  return plan.blocks.map((block) => {
    const at = column.get(block.id) ?? 0;
    const row = filled.get(at) ?? 0;
    filled.set(at, row + 1);
    return { id: block.id, column: at, row };
  });
}
