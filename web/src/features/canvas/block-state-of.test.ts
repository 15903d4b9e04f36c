import { describe, expect, it } from 'vitest';
import type { Run, Step } from '@/lib/api/types/run';
import { blockStateOf } from './block-state-of';
import { previewOf } from './preview-of';
import { stepsByBlock } from './use-block-states';

const step = (change: Partial<Step>): Step => ({
  address: 'b1',
  type: 'code',
  title: 'Code',
  status: 'running',
  sideEffect: 'none',
  attempt: 1,
  views: [],
  cost: 0,
  effects: [],
  ...change,
});

const problem = (message: string, warning: boolean) => ({ code: 'x', message, fix: '', warning });

describe('blockStateOf', () => {
  it('is blocked by an error, not by a warning', () => {
    expect(blockStateOf(undefined, undefined, [problem('No input.', false)]).status).toBe('blocked');
    expect(blockStateOf(undefined, undefined, [problem('Hm.', true)]).status).toBe('idle');
  });

  it('shows the last line of what comes while running', () => {
    const live = { kind: 'terminal' as const, text: 'one\ntwo\n', progress: 0.4, message: null };
    expect(blockStateOf(step({}), live, undefined)).toMatchObject({ status: 'running', progress: 0.4, message: 'two' });
  });

  it('says why it failed, and what it cost', () => {
    const failed = step({ status: 'failed', error: { code: 'exit', message: 'Exit code 1.', fix: null }, cost: 0.25 });
    expect(blockStateOf(failed, undefined, undefined)).toMatchObject({
      status: 'failed',
      message: 'Exit code 1.',
      cost: '$0.25',
    });
  });
});

describe('stepsByBlock', () => {
  it('prefers the run in sight and keeps results of blocks it does not touch', () => {
    const results = new Map([
      ['b1', step({ status: 'succeeded' })],
      ['b2', step({ address: 'b2', status: 'succeeded' })],
    ]);
    const run = { id: 'r', title: 'R', status: 'running', steps: [step({ status: 'running' })] } as Run;
    expect([...stepsByBlock(results, run).values()].map((s) => s.status)).toEqual(['running', 'succeeded']);
  });
});

describe('previewOf', () => {
  it('takes the first view that has something to show', () => {
    expect(previewOf([{ kind: 'form' }, { kind: 'markdown', value: '# Hi' }])).toEqual({
      kind: 'markdown',
      text: '# Hi',
    });
    expect(previewOf([])).toBeUndefined();
  });
});
