import { expect, test } from 'vitest';
import { blocksOf, readConversation, readTurns } from './conversation-value';

const call = { kind: 'call', by: 'Ada', text: '', number: 1, tool: 'fetch', effect: 'tool:1' };
const result = { kind: 'result', by: 'Read a page', text: 'Lamps', number: 1, tool: 'fetch', effect: 'tool:1' };

test('a call and its result are one block, whatever stands between', () => {
  const lines = [call, { kind: 'ask', by: 'Ada', text: 'May I?' }, result].map((e) => JSON.stringify(e)).join('\n');
  const blocks = blocksOf(readTurns(`${lines}\n{"kind":"say","by":"Ada","te`));
  expect(blocks.map((b) => [b.entry.kind, b.result?.text])).toEqual([
    ['call', 'Lamps'],
    ['ask', undefined],
  ]);
});

test('what is no conversation is none', () => {
  expect(readConversation(null)).toBeNull();
  expect(readConversation({ entries: 'x' })).toBeNull();
  expect(readConversation({ entries: [call, { kind: 'odd' }] })?.entries).toHaveLength(1);
});
