import { expect, it } from 'vitest';
import { readInput } from './asked-inputs';

it('reads a field as its kind wants it', () => {
  expect(readInput('text', '3')).toBe('3');
  expect(readInput('number', '3.5')).toBe(3.5);
  expect(readInput('number', 'three')).toBeUndefined();
  expect(readInput('boolean', 'true')).toBe(true);
  expect(readInput('list', '[1]')).toEqual([1]);
  expect(readInput('list', '{"a":1}')).toBeUndefined();
  expect(readInput('object', '[1]')).toBeUndefined();
  expect(readInput('any', 'plain words')).toBe('plain words');
});
