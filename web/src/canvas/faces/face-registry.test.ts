import { describe, expect, it } from 'vitest';
import { faceOf } from './face-registry';

const TYPES = [
  'content',
  'code',
  'data',
  'analysis',
  'diagram',
  'search',
  'fetch',
  'http',
  'transform',
  'condition',
  'approval',
  'chat',
  'image',
  'video',
  'voice',
  'game',
  'product',
  'browser',
  'knowledge',
  'document',
];

describe('faceOf', () => {
  it.each(TYPES)('has a face of its own for %s', (type) => {
    expect(faceOf(type)).not.toBe(faceOf('some later type'));
    expect(Object.keys(faceOf(type).schema.properties ?? {}).length).toBeGreaterThan(0);
  });

  it('shows a later type all the same', () => {
    expect(faceOf('some later type')).toBe(faceOf('unknown'));
  });
});
