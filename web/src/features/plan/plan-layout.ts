import type { PlanContract } from '@/lib/api/types/plan';

export interface PlacedBlock {
  id: string;
  column: number;
  row: number;
}

/** Columns by the longest way from a beginning, rows by the order in the plan: enough for a preview. */
export function placeBlocks(plan: Pick<PlanContract, 'blocks' | 'connections'>): PlacedBlock[] {
  const column = new Map(plan.blocks.map((b) => [b.id, 0]));
  for (let round = 0; round < plan.blocks.length; round++) {
    let moved = false;
    for (const { from, to } of plan.connections) {
      const wanted = (column.get(from[0]) ?? 0) + 1;
      const known = column.get(to[0]);
      if (known !== undefined && known < wanted && wanted < plan.blocks.length) {
        column.set(to[0], wanted);
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
