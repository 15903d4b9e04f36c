import { expect, it } from 'vitest';
import { stepWords } from './step-words';

it('says what a recorded step does', () => {
  expect(stepWords({ action: 'open', value: 'https://a.example/' })).toBe('Open https://a.example/');
  expect(stepWords({ action: 'type', target: 'label=Search', value: 'lamp' })).toBe('Type “lamp” into Search');
  expect(stepWords({ action: 'click', target: 'text=Find' })).toBe('Click Find');
  expect(stepWords({ action: 'table', target: '#prices' })).toBe('Take the table #prices');
});
