import type { ContractBlock, PlanContract } from '@/lib/api/types/plan';

/** Edits of a plan contract, each giving a new one. */

export function renameBlock(plan: PlanContract, id: string, title: string): PlanContract {
  return { ...plan, blocks: plan.blocks.map((b) => (b.id === id ? { ...b, title } : b)) };
}

/** The settings of a block: a JSON object. */
export function settingsOf(block: ContractBlock): Record<string, unknown> {
  return (block.settings ?? {}) as Record<string, unknown>;
}

export function changeSettings(plan: PlanContract, id: string, settings: Record<string, unknown>): PlanContract {
  return { ...plan, blocks: plan.blocks.map((b) => (b.id === id ? { ...b, settings } : b)) };
}

/** Takes a block out; what it fed is then fed by nothing. */
export function removeBlock(plan: PlanContract, id: string): PlanContract {
  return {
    ...plan,
    blocks: plan.blocks.filter((b) => b.id !== id),
    connections: plan.connections.filter((c) => c.from[0] !== id && c.to[0] !== id),
  };
}

export function addBlock(plan: PlanContract, type: string, title: string): PlanContract {
  const taken = new Set(plan.blocks.map((b) => b.id));
  let n = plan.blocks.length + 1;
  while (taken.has(`b${n}`)) n++;
  const block: ContractBlock = { id: `b${n}`, type, title, settings: {}, needs: [] };
  return { ...plan, blocks: [...plan.blocks, block] };
}

/** Time and money of what is left: the blocks' own estimates, longest path for time. */
export function estimateOf(plan: PlanContract): { seconds: [number, number]; money: [number, number] } {
  const money: [number, number] = [0, 0];
  for (const { estimate } of plan.blocks) {
    money[0] += Number(estimate?.money[0] ?? 0);
    money[1] += Number(estimate?.money[1] ?? 0);
  }
  const finish = new Map<string, [number, number]>();
  const byId = new Map(plan.blocks.map((b) => [b.id, b]));
  const visit = (id: string, path: ReadonlySet<string>): [number, number] => {
    const known = finish.get(id);
    if (known !== undefined) return known;
    const block = byId.get(id);
    if (block === undefined || path.has(id)) return [0, 0];
    const inner = new Set(path).add(id);
    const before = plan.connections.filter((c) => c.to[0] === id).map((c) => visit(c.from[0], inner));
    const own = block.estimate?.seconds ?? [0, 0];
    const done: [number, number] = [
      own[0] + Math.max(0, ...before.map((b) => b[0])),
      own[1] + Math.max(0, ...before.map((b) => b[1])),
    ];
    finish.set(id, done);
    return done;
  };
  const ends = plan.blocks.map((b) => visit(b.id, new Set()));
  return { seconds: [Math.max(0, ...ends.map((e) => e[0])), Math.max(0, ...ends.map((e) => e[1]))], money };
}
