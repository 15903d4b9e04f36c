import { describe, expect, it } from 'vitest';
import { momentOf } from './moment-of';

const stretch = (firstSeq: number, lastSeq: number, from: string, to: string, name: string) => ({
  firstSeq,
  lastSeq,
  from,
  to,
  name,
  actor: `user:${name}`,
  count: lastSeq - firstSeq + 1,
});
const changes = [
  stretch(11, 20, '2026-11-21T10:00:00Z', '2026-11-21T10:09:00Z', 'Bo'),
  stretch(1, 10, '2026-11-21T09:00:00Z', '2026-11-21T09:01:00Z', 'Ada'),
];

describe('momentOf', () => {
  it('finds who led to a moment and about when', () => {
    expect(momentOf(changes, 14)).toMatchObject({ by: { name: 'Bo' }, at: '2026-11-21T10:03:00.000Z' });
    expect(momentOf(changes, 10)).toMatchObject({ by: { name: 'Ada' }, at: '2026-11-21T09:01:00.000Z' });
  });

  it('knows nobody before the first change', () => {
    expect(momentOf(changes, 0)).toEqual({ seq: 0, by: null, at: null });
  });
});
