import { describe, expect, it } from 'vitest';
import { blockOfStep } from './block-of-step';

describe('blockOfStep', () => {
  it('is the block itself outside of loops', () => expect(blockOfStep('b4', [])).toBe('b4'));
  it('is the block within, however deep', () => expect(blockOfStep('b3[17]/b7[0]/b4', [])).toBe('b4'));
  it('is none for steps of another canvas', () => expect(blockOfStep('b5/b1', ['b5'])).toBeNull());
});
