import { describe, expect, it } from 'vitest';
import { formatRelative } from './date';
import { elapsed, formatDuration, formatSecondsRange } from './duration';
import { formatMoney, formatMoneyRange } from './money';
import { formatBytes } from './number';

describe('formatting', () => {
  it.each([
    [0, '$0.00'],
    ['1234.5', '$1,234.50'],
    ['0.0123', '$0.012'],
    ['0.00004', '$0.00004'],
  ])('money %s', (amount, text) => expect(formatMoney(amount)).toBe(text));

  it('says free for nothing and shortens ranges', () => {
    expect(formatMoneyRange('0', '0.00')).toBe('free');
    expect(formatMoneyRange('0.10', '0.40')).toBe('$0.10–0.40');
  });

  it.each([
    [850, '850 ms'],
    [3210, '3.2 s'],
    [65_000, '1 min 5 s'],
    [7_380_000, '2 h 3 min'],
  ])('duration %d', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it('ranges of seconds', () => {
    expect(formatSecondsRange(5, 20)).toBe('5–20 s');
    expect(formatSecondsRange(60, 180)).toBe('1–3 min');
  });

  it('measures what is still going on until now', () => {
    expect(elapsed('2026-01-01T00:00:00Z', null, Date.parse('2026-01-01T00:00:04Z'))).toBe(4000);
    expect(elapsed(null, null, 0)).toBeNull();
  });

  it('relative dates and sizes', () => {
    const now = Date.parse('2026-01-02T00:00:00Z');
    expect(formatRelative('2026-01-01T23:59:40Z', now)).toBe('just now');
    expect(formatRelative('2026-01-01T00:00:00Z', now)).toBe('yesterday');
    expect(formatBytes(1_400_000)).toBe('1.4 MB');
  });
});
