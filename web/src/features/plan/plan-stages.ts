import type { ContractBlock, PlanContract } from '@/lib/api/types/plan';

/** A group of the plan, with what must be there before it. */
export interface Stage {
  id: string;
  title: string;
  blocks: ContractBlock[];
  /** Stages that lead straight to this one: those that lead to these are left out. */
  after: string[];
}

type Plan = Pick<PlanContract, 'blocks' | 'connections' | 'groups'>;

const OTHERS = '';

/** The groups in the order in which their work begins; blocks without a group come last, together. */
export function stagesOf({ blocks, connections, groups }: Plan): Stage[] {
  const named = new Map(groups.map((g) => [g.id, g.title]));
  const stageOf = (block: ContractBlock) => (block.group && named.has(block.group) ? block.group : OTHERS);
  const order = [...new Set(blocks.map(stageOf))].sort((a, b) => Number(a === OTHERS) - Number(b === OTHERS));
  const place = new Map(order.map((id, i) => [id, i]));
  const home = new Map(blocks.map((b) => [b.id, place.get(stageOf(b))!]));
  const before = order.map(() => new Set<number>());
  for (const { from, to } of connections) {
    const [source, target] = [home.get(from[0]), home.get(to[0])];
    if (source !== undefined && target !== undefined && source < target) before[target]!.add(source);
  }
  const all = before.map(() => new Set<number>());
  before.forEach((straight, at) => {
    for (const from of straight) for (const further of [from, ...all[from]!]) all[at]!.add(further);
  });
  return order.map((id, at) => ({
    id,
    title: named.get(id) ?? 'More',
    blocks: blocks.filter((b) => stageOf(b) === id),
    after: [...before[at]!]
      .filter((from) => ![...before[at]!].some((other) => all[other]!.has(from)))
      .sort((a, b) => a - b)
      .map((from) => named.get(order[from]!) ?? 'More'),
  }));
}

/** The blocks that this one takes from, and those that take from it. */
export function neighboursOf({ connections }: Pick<PlanContract, 'connections'>, id: string | null): Set<string> {
  const near = connections.filter(({ from, to }) => from[0] === id || to[0] === id);
  return new Set(near.flatMap(({ from, to }) => [from[0], to[0]]));
}
