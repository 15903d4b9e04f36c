import { describe, expect, it } from 'vitest';
import { jsonDiff } from '@/lib/diff/json-diff';
import { wordDiff } from '@/lib/diff/word-diff';
import { stepsSideBySide } from './side-by-side';

describe('wordDiff', () => {
  it('marks words that came and went', () => {
    expect(wordDiff('a warm summer day', 'a cold summer day')).toEqual([
      { op: 'equal', text: 'a ' },
      { op: 'delete', text: 'warm' },
      { op: 'insert', text: 'cold' },
      { op: 'equal', text: ' summer day' },
    ]);
    expect(wordDiff('same', 'same')).toEqual([{ op: 'equal', text: 'same' }]);
  });

  it('gives back both texts, whatever their length', () => {
    const text = (seed: number, lines: number) =>
      Array.from({ length: lines }, (_, i) => `line ${(i * seed) % 97} of ${i % 13}`).join('\n');
    for (const lines of [1, 40, 700]) {
      const [before, after] = [text(7, lines), text(11, lines)];
      const pieces = wordDiff(before, after);
      const of = (op: string) => pieces.filter((p) => p.op === 'equal' || p.op === op).map((p) => p.text);
      expect(of('delete').join('')).toBe(before);
      expect(of('insert').join('')).toBe(after);
    }
  });
});

describe('jsonDiff', () => {
  it('names the places that differ', () => {
    expect(jsonDiff({ a: 1, list: [{ x: 1 }, 2] }, { a: 1, list: [{ x: 3 }], b: true })).toEqual([
      { path: 'list[0].x', before: 1, after: 3 },
      { path: 'list[1]', before: 2, after: undefined },
      { path: 'b', before: undefined, after: true },
    ]);
    expect(jsonDiff({ a: [1, null] }, { a: [1, null] })).toEqual([]);
  });
});

describe('stepsSideBySide', () => {
  const step = (address: string, value: unknown, run: string) =>
    ({ address, title: address, status: 'succeeded', run, outputs: { value: { value, sources: [] } } }) as never;

  it('marks what differs and leaves out the items of a loop that was kept', () => {
    const first = {
      id: 'r1',
      steps: [step('a', 1, 'r1'), step('b', 2, 'r1'), step('loop', 3, 'r1'), step('loop[0]/x', 4, 'r1')],
    };
    const second = { id: 'r2', steps: [step('a', 1, 'r1'), step('b', 9, 'r2'), step('loop', 3, 'r1')] };
    const rows = stepsSideBySide([first, second] as never);
    expect(rows.map((r) => [r.address, r.differs])).toEqual([
      ['a', false],
      ['b', true],
      ['loop', false],
    ]);
  });
});
