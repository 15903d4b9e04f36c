import { expect, test } from 'vitest';
import type { BlockType } from '@/lib/api/types/block-type';
import { habitWords, neighboursOf, popularity } from './neighbours';

const type = (name: string, takes: string, gives: string): BlockType =>
  ({
    type: name,
    title: name,
    inputs: [{ name: 'in', title: 'In', type: takes }],
    outputs: [{ name: 'out', title: 'Out', type: gives }],
  }) as BlockType;

const data = type('data', 'file', 'table');
const all = [data, type('analysis', 'table', 'markdown'), type('chart', 'table', 'image'), type('note', 'any', 'text')];
const habits = {
  connections: [
    { from: 'data', to: 'note', canvases: 2, plans: 0 },
    { from: 'data', to: 'chart', canvases: 0, plans: 5 },
    { from: 'data', to: 'gone', canvases: 9, plans: 9 },
  ],
  goals: [],
};

test('without habits the ports decide', () => {
  const names = neighboursOf(data, all, 'after', { connections: [], goals: [] }).map((n) => n.type.type);
  expect(names).toEqual(['analysis', 'chart', 'note']);
});

test('own use comes before plans, plans before ports', () => {
  const found = neighboursOf(data, all, 'after', habits);
  expect(found.map((n) => n.type.type)).toEqual(['note', 'chart', 'analysis']);
  expect(found.map(habitWords)).toEqual(['in 2 of your canvases', 'often in plans', '']);
  expect(neighboursOf(all[3]!, all, 'before', habits)[0]?.type.type).toBe('data');
});

test('popularity counts both ends', () => {
  expect(popularity(habits).get('note')).toBe(8);
  expect(popularity(habits).get('data')).toBe(8 + 5 + 45);
});
