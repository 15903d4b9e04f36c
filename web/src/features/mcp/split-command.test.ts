import { expect, test } from 'vitest';
import { splitCommand } from './split-command';

test('words and quoted words', () => {
  expect(splitCommand('npx -y "a b" \'c d\' e')).toEqual(['npx', '-y', 'a b', 'c d', 'e']);
  expect(splitCommand('  ')).toEqual([]);
});
