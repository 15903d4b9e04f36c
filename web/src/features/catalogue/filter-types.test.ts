import { expect, test } from 'vitest';
import type { BlockType } from '@/lib/api/types/block-type';
import { filterTypes } from './filter-types';

const type = (name: string, more: Partial<BlockType>): BlockType =>
  ({
    type: name,
    version: 1,
    title: name,
    description: '',
    category: 'data',
    icon: 'box',
    color: '#000000',
    settingsSchema: {},
    ...more,
  }) as BlockType;

const types = [
  type('qr-code', { title: 'QR code', category: 'media', useCases: ['Put a link on a poster'], package: {} as never }),
  type('chat', { title: 'Chat', category: 'write', needs: [{ kind: 'model', what: '', optional: true }] }),
  type('code', { title: 'Code', category: 'code', keywords: ['python'] }),
];
const none = { query: '', category: '', capability: '', serving: null };

test('words are found in titles, keywords and use cases; titles come first', () => {
  expect(filterTypes(types, { ...none, query: 'poster' }).map((t) => t.type)).toEqual(['qr-code']);
  expect(filterTypes(types, { ...none, query: 'PYTHON' }).map((t) => t.type)).toEqual(['code']);
  expect(filterTypes(types, { ...none, query: 'code' }).map((t) => t.type)).toEqual(['code', 'qr-code']);
  expect(filterTypes(types, { ...none, query: 'code poster nowhere' })).toEqual([]);
});

test('category and capability narrow', () => {
  expect(filterTypes(types, { ...none, category: 'write' }).map((t) => t.type)).toEqual(['chat']);
  expect(filterTypes(types, { ...none, capability: 'model' }).map((t) => t.type)).toEqual(['chat']);
  expect(filterTypes(types, { ...none, capability: 'installed' }).map((t) => t.type)).toEqual(['qr-code']);
});

test('a goal narrows to the types that serve it', () => {
  expect(filterTypes(types, { ...none, serving: ['chat', 'gone'] }).map((t) => t.type)).toEqual(['chat']);
});
