import { describe, expect, it } from 'vitest';
import type { BlockResult } from '@/lib/api/types/canvas-time';
import { iterationsOf, nameOf, stepOf } from './iterations';

const result = (runId: string, name: string | null = null): BlockResult => ({
  runId,
  address: 'a',
  status: 'succeeded',
  finishedAt: '2026-01-01T00:00:00Z',
  attempt: 1,
  outputs: { out: { value: 1, trusted: true } } as unknown as BlockResult['outputs'],
  views: [],
  kept: name !== null,
  shown: false,
  name,
});

describe('iterations', () => {
  it('counts from the oldest, and calls by the name that was given', () => {
    const iterations = iterationsOf([result('c'), result('b', 'Warm colours'), result('a')]);
    expect(iterations.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(iterations.map(nameOf)).toEqual(['Iteration 3', 'Warm colours', 'Iteration 1']);
  });

  it('shows a result as the step of its run', () => {
    expect(stepOf(result('b'))).toMatchObject({ run: 'b', address: 'a', status: 'succeeded', outputs: { out: {} } });
  });
});
