import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { testCanvas } from '../testing/test-canvas';
import { readBlock } from './canvas-document';
import { type Snapshot, snapshotOf, writeSnapshot } from './snapshot-document';

const block = (id: string, x: number, more: object = {}) => ({
  id,
  type: 'content',
  title: id,
  settings: { brief: 'b' },
  version: 2,
  box: { x, y: 0, width: 260, height: 140 },
  ...more,
});
const read = (doc: Y.Doc, id: string) => readBlock(id, doc.getMap<Y.Map<unknown>>('blocks').get(id)!);

describe('writeSnapshot', () => {
  const first: Snapshot = {
    blocks: [block('a', 0), block('b', 400, { parent: 'f', props: { locked: true } })],
    connections: [{ id: 'e', from: 'a', fromPort: 'out', to: 'b', toPort: 'in' }],
  };

  it('holds blocks with their parents, settings and other properties', () => {
    const doc = new Y.Doc();
    writeSnapshot(doc, first);
    expect(read(doc, 'b')).toMatchObject({
      parent: 'f',
      props: { title: 'b', locked: true, settings: { brief: 'b' } },
    });
    expect(doc.getMap('edges').size).toBe(1);
  });

  it('goes from one moment to another by writing only what differs', () => {
    const doc = new Y.Doc();
    writeSnapshot(doc, first);
    const touched: string[] = [];
    doc.getMap('blocks').observeDeep((events) => {
      for (const event of events)
        touched.push(...(event.path.length > 0 ? [String(event.path[0])] : event.changes.keys.keys()));
    });
    writeSnapshot(doc, { blocks: [block('a', 0), block('b', 400, { title: 'B', parent: 'f' })], connections: [] });
    expect(new Set(touched)).toEqual(new Set(['b']));
    expect(read(doc, 'b').props.title).toBe('B');
    expect(doc.getMap('edges').size).toBe(0);
    writeSnapshot(doc, { blocks: [block('a', 9)], connections: [] });
    expect(doc.getMap('blocks').has('b')).toBe(false);
    expect(doc.getMap('geo').get('a')).toEqual([9, 0, 260, 140, 0]);
  });
});

it('tells what is on a canvas as it was written', () => {
  const doc = new Y.Doc();
  const block = {
    id: 'a',
    type: 'source',
    title: 'First',
    settings: { limit: 3 },
    version: 2,
    why: 'because',
    box: { x: 1, y: 2, width: 300, height: 200 },
    parent: null,
    props: { color: 'pink' },
  };
  const connection = { id: 'e', from: 'a', fromPort: 'text', to: 'b', toPort: 'in' };
  const snapshot = {
    blocks: [block, { ...block, id: 'b', type: 'step', why: null, props: {} }],
    connections: [connection],
  };
  writeSnapshot(doc, snapshot);
  expect(snapshotOf(testCanvas(doc).scene)).toEqual(snapshot);
});
