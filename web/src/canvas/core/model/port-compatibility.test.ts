import { describe, expect, it } from 'vitest';
import { portsCompatible } from './port-compatibility';

describe('portsCompatible', () => {
  it.each([
    ['text', 'text'],
    ['any', 'video'],
    ['video', 'any'],
    ['markdown', 'text'],
    ['html', 'text'],
    ['text', 'markdown'],
    ['svg', 'image'],
    ['pdf', 'file'],
    ['table', 'file'],
    ['table', 'json'],
    ['number', 'json'],
    ['text', 'file|json'],
    ['table', 'text·table'],
  ])('lets %s flow into %s', (from, to) => {
    expect(portsCompatible(from, to)).toBe(true);
  });

  it.each([
    ['json', 'table'],
    ['file', 'table'],
    ['image', 'svg'],
    ['text', 'number'],
    ['markdown', 'html'],
    ['audio', 'video'],
  ])('refuses %s into %s', (from, to) => {
    expect(portsCompatible(from, to)).toBe(false);
  });
});
