import { describe, expect, it } from 'vitest';
import { SseParser } from './sse-parser';

describe('SseParser', () => {
  it('reads id, event and data', () => {
    expect(new SseParser().push('id: 7\nevent: step.started\ndata: {"a":1}\n\n')).toEqual([
      { id: '7', event: 'step.started', data: '{"a":1}' },
    ]);
  });

  it('puts together what arrives in pieces, even inside CRLF', () => {
    const parser = new SseParser();
    const found = ['da', 'ta: on', 'e\r', '\n\r', '\n'].flatMap((piece) => parser.push(piece));
    expect(found).toEqual([{ id: '', event: 'message', data: 'one' }]);
  });

  it('joins several data lines and skips comments', () => {
    expect(new SseParser().push(': beat\ndata: a\ndata: b\n\n')).toEqual([{ id: '', event: 'message', data: 'a\nb' }]);
  });

  it('gives nothing for an event without data, and does not leak its id into the next', () => {
    expect(new SseParser().push('id: 9\nevent: x\n\ndata: y\n\n')).toEqual([{ id: '', event: 'message', data: 'y' }]);
  });
});
