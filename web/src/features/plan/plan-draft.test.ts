import { describe, expect, it } from 'vitest';
import type { PlanContract } from '@/lib/api/types/plan';
import { addBlock, estimateOf, removeBlock } from './plan-draft';
import { drawGraph } from './plan-graph-size';
import { placeBlocks } from './plan-layout';
import { neighboursOf, stagesOf } from './plan-stages';

const block = (id: string, seconds: [number, number], money: [string, string] = ['0', '0']) => ({
  id,
  type: 'content',
  title: id,
  settings: {},
  needs: [],
  estimate: { seconds, money, currency: 'USD' },
});
const plan: PlanContract = {
  id: 'p',
  title: 'P',
  summary: '',
  language: 'en',
  goal: '',
  blocks: [block('b1', [1, 2], ['0.10', '0.20']), block('b2', [5, 9]), block('b3', [2, 4], ['0.10', '0.30'])],
  connections: [
    { from: ['b1', 'out'], to: ['b3', 'in'] },
    { from: ['b2', 'out'], to: ['b3', 'in'] },
  ],
  groups: [],
  estimate: { seconds: [0, 0], money: ['0', '0'], currency: 'USD' },
  credentials: [],
  assumptions: [],
  acceptance: [],
  noModel: true,
};

describe('plan draft', () => {
  it('takes time along the longest way and adds up money', () => {
    const { seconds, money } = estimateOf(plan);
    expect(seconds).toEqual([7, 13]);
    expect(money[1]).toBeCloseTo(0.5);
  });

  it('survives a circle', () => {
    const circle = { ...plan, connections: [...plan.connections, { from: ['b3', 'out'], to: ['b1', 'in'] }] };
    expect(estimateOf(circle as PlanContract).seconds[0]).toBeGreaterThan(0);
    expect(placeBlocks(circle as PlanContract)).toHaveLength(3);
  });

  it('removes a block with its connections and never reuses an id', () => {
    const less = removeBlock(plan, 'b1');
    expect(less.connections).toHaveLength(1);
    expect(addBlock(less, 'code', 'Code').blocks.at(-1)?.id).toBe('b4');
    expect(addBlock(plan, 'code', 'Code').blocks.at(-1)?.id).toBe('b4');
  });

  it('places what depends on something to its right', () => {
    expect(placeBlocks(plan).map((p) => [p.column, p.row])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('places the body of a loop between the loop and what comes after it', () => {
    const blocks = ['loop', 'body', 'after'].map((id) => ({ ...plan.blocks[0]!, id }));
    const wires = [
      ['loop', 'body'],
      ['body', 'loop'],
      ['loop', 'after'],
    ] as const;
    const connections = wires.map(([from, to]) => ({ from: [from, 'out'], to: [to, 'in'] }));
    expect(placeBlocks({ blocks, connections } as PlanContract).map((p) => p.column)).toEqual([0, 1, 2]);
  });

  it('fits the graph into the room there is, down to cards that can still be read', () => {
    expect(drawGraph(plan, 1000)).toMatchObject({ narrow: false, width: 448 });
    expect(drawGraph(plan, 330)).toMatchObject({ narrow: true, width: 330 });
    expect(drawGraph(plan, 200).width).toBeGreaterThan(200);
    expect(drawGraph(plan, 1000).lines).toHaveLength(2);
  });
});

describe('the stages of a plan', () => {
  const groups = ['brief', 'market', 'offer', 'report'].map((id) => ({ id, title: id.toUpperCase() }));
  const staged = {
    groups,
    blocks: [
      { ...block('a', [1, 2]), group: 'brief' },
      { ...block('b', [1, 2]), group: 'market' },
      { ...block('x', [1, 2]), group: null },
      { ...block('c', [1, 2]), group: 'offer' },
      { ...block('d', [1, 2]), group: 'market' },
      { ...block('e', [1, 2]), group: 'report' },
    ],
    connections: [
      ['a', 'b'],
      ['b', 'd'],
      ['d', 'b'],
      ['b', 'c'],
      ['a', 'c'],
      ['a', 'e'],
      ['c', 'e'],
      ['d', 'e'],
    ].map(([from, to]) => ({ from: [from!, 'out'] as [string, string], to: [to!, 'in'] as [string, string] })),
  };

  it('follow one another, each after those that lead straight to it', () => {
    const stages = stagesOf(staged);
    expect(stages.map((s) => [s.title, s.blocks.map((b) => b.id).join(), s.after.join()])).toEqual([
      ['BRIEF', 'a', ''],
      ['MARKET', 'b,d', 'BRIEF'],
      ['OFFER', 'c', 'MARKET'],
      ['REPORT', 'e', 'OFFER'],
      ['More', 'x', ''],
    ]);
  });

  it('show what a block takes and gives', () => {
    expect([...neighboursOf(staged, 'c')].sort()).toEqual(['a', 'b', 'c', 'e']);
    expect(neighboursOf(staged, null).size).toBe(0);
  });
});
