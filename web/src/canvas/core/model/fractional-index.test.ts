import { describe, expect, it } from 'vitest';
import { keyBetween } from './fractional-index';

describe('keyBetween', () => {
  it('keeps a thousand appended keys in order and short', () => {
    const keys: string[] = [];
    for (let i = 0; i < 5_000; i++) keys.push(keyBetween(keys.at(-1) ?? null, null));
    expect([...keys].sort(byCode)).toEqual(keys);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(4);
  });

  it('splits the same gap a hundred times from either side', () => {
    let low = keyBetween(null, null);
    let high = keyBetween(low, null);
    for (let i = 0; i < 100; i++) {
      const middle = keyBetween(low, high);
      expect(middle > low && middle < high).toBe(true);
      if (i % 2 === 0) low = middle;
      else high = middle;
    }
  });

  it('goes before the first key again and again', () => {
    let first = keyBetween(null, null);
    for (let i = 0; i < 60; i++) {
      const before = keyBetween(null, first);
      expect(before < first).toBe(true);
      first = before;
    }
  });

  it('copes with keys of other writers', () => {
    expect(keyBetween('hello', null) > 'hello').toBe(true);
    const middle = keyBetween('m', 'mz');
    expect(middle > 'm' && middle < 'mz').toBe(true);
  });
});

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
