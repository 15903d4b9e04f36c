import { describe, expect, it } from 'vitest';
import { mentionQuery, mentionsIn } from './mentions-in';

const people = [
  { userId: '1', name: 'Ann' },
  { userId: '2', name: 'Ann Lee' },
  { userId: '3', name: 'Bo' },
];

describe('mentions', () => {
  it('finds people by name, the longer name first', () => {
    expect(mentionsIn('@Ann Lee and @bo, look', people).sort()).toEqual(['2', '3']);
    expect(mentionsIn('@Ann and @Ann Lee', people).sort()).toEqual(['1', '2']);
    expect(mentionsIn('mail ann@lee.org', people)).toEqual([]);
  });

  it('knows the name being typed', () => {
    expect(mentionQuery('Hi @an', 6)).toBe('an');
    expect(mentionQuery('Hi @', 4)).toBe('');
    expect(mentionQuery('a@b', 3)).toBeNull();
    expect(mentionQuery('Hi @ann now', 11)).toBeNull();
  });
});
