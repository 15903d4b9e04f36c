import { describe, expect, it } from 'vitest';
import { lineHunks } from './line-hunks';
import { isSame, pairViews } from './pair-views';
import { pixelDiff } from './pixel-diff';
import { tableDiff } from './table-diff';

const table = (columns: string[], rows: unknown[][]) => ({
  columns: columns.map((name) => ({ name, type: name === 'y' ? 'integer' : 'text' })),
  rows,
});

describe('tableDiff', () => {
  it('matches rows by a column that tells them apart', () => {
    const diff = tableDiff(
      table(
        ['town', 'lamps'],
        [
          ['Kisumu', 40],
          ['Siaya', 31],
          ['Homa Bay', 25],
        ],
      ),
      table(
        ['town', 'lamps', 'boats'],
        [
          ['Homa Bay', 25, 2],
          ['Kisumu', 44, null],
          ['Busia', 9, null],
        ],
      ),
    );
    expect(diff.key).toBe('town');
    expect(diff.columns.map((c) => c.state)).toEqual(['same', 'same', 'added']);
    expect(diff.rows.map((r) => [r.state, r.after[0] ?? r.before[0]])).toEqual([
      ['changed', 'Homa Bay'],
      ['changed', 'Kisumu'],
      ['removed', 'Siaya'],
      ['added', 'Busia'],
    ]);
    expect(diff.counts).toEqual({ same: 0, changed: 2, added: 1, removed: 1 });
  });

  it('matches rows by content where no column does, and gives back both tables', () => {
    const [before, after] = [
      [
        ['a', 1],
        ['a', 2],
        ['b', 3],
      ],
      [
        ['a', 1],
        ['b', 4],
        ['b', 3],
        ['c', 5],
      ],
    ];
    const diff = tableDiff(table(['x', 'y'], before), table(['x', 'y'], after));
    expect(diff.key).toBeNull();
    expect(diff.rows.map((r) => r.state)).toEqual(['same', 'changed', 'same', 'added']);
    expect(diff.rows.filter((r) => r.state !== 'added').map((r) => r.before)).toEqual(before);
    expect(diff.rows.filter((r) => r.state !== 'removed').map((r) => r.after)).toEqual(after);
  });
});

describe('lineHunks', () => {
  it('keeps three lines around a change and its numbers', () => {
    const before = Array.from({ length: 30 }, (_, i) => `line ${i + 1}`);
    const after = [...before.slice(0, 9), 'new', ...before.slice(10, 29), 'last', 'end'];
    const hunks = lineHunks(before.join('\n'), after.join('\n'))!;
    expect(hunks).toHaveLength(2);
    expect(hunks[0]!.lines.map((l) => `${l.op[0]}${l.before ?? ''}/${l.after ?? ''}`)).toEqual([
      'e7/7',
      'e8/8',
      'e9/9',
      'd10/',
      'i/10',
      'e11/11',
      'e12/12',
      'e13/13',
    ]);
    expect(lineHunks('same', 'same')).toEqual([]);
  });
});

describe('pairViews', () => {
  it('pairs by title, then by kind, and keeps what stands alone', () => {
    const view = (kind: string, title: string | null, value: unknown) => ({ kind, title, value }) as never;
    const pairs = pairViews(
      [view('markdown', 'Notes', 'a'), view('svg', null, 'x'), view('table', null, 1)],
      [view('svg', null, 'x'), view('markdown', 'Notes', 'b'), view('json', null, 2)],
    );
    expect(pairs.map((p) => [p.before?.kind ?? null, p.after?.kind ?? null, isSame(p)])).toEqual([
      ['svg', 'svg', true],
      ['markdown', 'markdown', false],
      [null, 'json', false],
      ['table', null, false],
    ]);
  });
});

describe('pixelDiff', () => {
  it('counts and marks what differs visibly', () => {
    const [before, after] = [
      new Uint8ClampedArray([0, 0, 0, 255, 10, 10, 10, 255]),
      new Uint8ClampedArray([0, 0, 5, 255, 90, 10, 10, 255]),
    ];
    const diff = pixelDiff(before, after);
    expect(diff.share).toBe(0.5);
    expect([...diff.marked.slice(4)]).toEqual([220, 38, 38, 255]);
  });
});
