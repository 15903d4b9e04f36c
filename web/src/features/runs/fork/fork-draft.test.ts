import { describe, expect, it } from 'vitest';
import { changeOf, NO_DRAFT, readValue } from './fork-draft';

describe('changeOf', () => {
  const before = { prompt: 'Short', model: 'auto', tags: ['a'] };

  it('sends only what differs, and null for what was taken away', () => {
    const draft = { ...NO_DRAFT, settings: { prompt: 'Long', tags: ['a'] } };
    expect(changeOf('b1', before, draft)).toEqual({
      address: 'b1',
      settings: { prompt: 'Long', model: null },
      inputs: null,
      fromCanvas: null,
    });
  });

  it('is nothing while nothing differs', () => {
    expect(changeOf('b1', before, { ...NO_DRAFT, settings: { ...before } })).toBeNull();
    expect(changeOf('b1', before, { ...NO_DRAFT, fromCanvas: true })).not.toBeNull();
  });

  it('reads inputs as JSON where they are', () => {
    expect(readValue('{"a":1}')).toEqual({ a: 1 });
    expect(readValue('plain words')).toBe('plain words');
  });
});
