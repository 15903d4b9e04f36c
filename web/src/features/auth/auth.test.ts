import { describe, expect, it } from 'vitest';
import { readAddressToken } from './read-address-token';
import { safeNext } from './use-enter';

describe('readAddressToken', () => {
  it.each([
    ['?token=abc', '', 'abc'],
    ['', '#token=abc', 'abc'],
    ['', '#abc', 'abc'],
    ['', '', ''],
  ])('%s%s', (search, hash, token) => expect(readAddressToken({ search, hash })).toBe(token));
});

describe('safeNext', () => {
  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:x', ''])('refuses %s', (next) => {
    expect(safeNext(next)).toBe('/');
  });
  it('goes on within Cadre', () => expect(safeNext('/runs/1?x=2')).toBe('/runs/1?x=2'));
});
