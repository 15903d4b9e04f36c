import { expect, test } from 'vitest';
import { absenceOf } from './absence';

test('a missing package is told, other problems are not', () => {
  const missing = { code: 'type_unknown', message: 'This block needs the package “qr-code”.' };
  expect(absenceOf([{ code: 'input_missing', message: 'Text is not connected.' }, missing])).toBe(missing.message);
  expect(absenceOf([{ code: 'input_missing', message: 'Text is not connected.' }])).toBeNull();
});
