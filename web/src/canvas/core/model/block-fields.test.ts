import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readFields, writeFields } from './block-fields';

function replicas() {
  const [ada, bob] = [new Y.Doc(), new Y.Doc()];
  const block = new Y.Map<unknown>();
  ada.getMap('blocks').set('b', block);
  block.set('p', { title: 'T', settings: { prompt: 'p', model: 'm' }, color: 'red' });
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(ada));
  const of = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('blocks').get('b')!;
  const sync = () => {
    Y.applyUpdate(bob, Y.encodeStateAsUpdate(ada));
    Y.applyUpdate(ada, Y.encodeStateAsUpdate(bob));
  };
  return { ada: of(ada), bob: of(bob), sync };
}

describe('fields of a block', () => {
  it('keeps the changes of two people to different fields', () => {
    const { ada, bob, sync } = replicas();
    writeFields(ada, { settings: { prompt: 'ada', model: 'm' } });
    writeFields(bob, { title: 'Bob', settings: { prompt: 'p', model: 'bob' } });
    sync();
    for (const block of [ada, bob])
      expect(readFields(block)).toEqual({ title: 'Bob', settings: { prompt: 'ada', model: 'bob' }, color: 'red' });
  });

  it('removes fields and settings, and brings them back', () => {
    const { ada } = replicas();
    writeFields(ada, { color: undefined, settings: { model: 'm' } } as never);
    expect(readFields(ada)).toEqual({ title: 'T', settings: { model: 'm' } });
    writeFields(ada, { color: 'blue', settings: { model: 'm', prompt: 'again' } });
    expect(readFields(ada)).toEqual({ title: 'T', settings: { model: 'm', prompt: 'again' }, color: 'blue' });
  });

  it('writes nothing that is equal already', () => {
    const { ada } = replicas();
    writeFields(ada, { title: 'T', settings: { model: 'm', prompt: 'p' } });
    expect([...ada.keys()]).toEqual(['p']);
  });

  it('takes hostile names as data', () => {
    const { ada } = replicas();
    ada.set('p.__proto__', { polluted: true });
    ada.set('p.settings.__proto__', { polluted: true });
    const fields = readFields(ada);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });
});
