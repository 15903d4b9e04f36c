import { expect, it } from 'vitest';
import type { CanvasPicture } from '@/lib/api/types/canvas';
import { addAt, testCanvas } from '../testing/test-canvas';
import { connectPicture, pictureScene } from './picture-scene';

const EVERYWHERE = { x: -10_000, y: -10_000, w: 20_000, h: 20_000 };

/** What the server says of a canvas with a note and two blocks of the test catalogue, connected from the second output. */
const picture = (ids: readonly string[]): CanvasPicture => ({
  title: 'Test',
  types: [
    { type: 'note', title: 'note', color: null, inputs: [], outputs: [] },
    { type: 'step', title: 'step', color: '#0891b2', inputs: ['in'], outputs: ['out', 'log'] },
    { type: 'sink', title: 'sink', color: '#0891b2', inputs: ['rows', 'any'], outputs: [] },
  ],
  blocks: {
    ids: [...ids],
    boxes: [-400, 0, 200, 160, 0, 0, 280, 148, 400, 40, 280, 148],
    types: [0, 1, 2],
    texts: ['Mind the gap', '', 'Last'],
    parents: [-1, -1, -1],
    colors: { '0': 'pink' },
  },
  connections: [1, 1, 2, 1],
});

it('stands where the live canvas will: boxes, colours and the ends of connections', () => {
  const live = testCanvas();
  const step = addAt(live, 'step', 0, 0);
  const sink = addAt(live, 'sink', 400, 40);
  live.commands.connect({ blockId: step, port: 'log', side: 'out' }, { blockId: sink, port: 'any', side: 'in' });
  const given = picture(['note', step, sink]);
  const scene = pictureScene(given);
  connectPicture(scene, given, EVERYWHERE);
  const place = (of: typeof scene, id: string) => {
    const slot = of.blocks.slot(id);
    return [of.blocks.rect(slot), of.blocks.layer[slot], of.blocks.color[slot]];
  };
  for (const id of [step, sink]) expect(place(scene, id)).toEqual(place(live.scene, id));
  expect({ ...scene.edges.endsOf(0) }).toEqual({ ...live.scene.edges.endsOf(0) });
  expect(scene.blocks.get('note')?.props).toEqual({ text: 'Mind the gap', color: 'pink' });
  expect(scene.blocks.get(step)?.props.title).toBeUndefined();
});

it('takes in only the connections that can be seen', () => {
  const given = picture(['n', 'a', 'b']);
  const scene = pictureScene(given);
  connectPicture(scene, given, { x: 5_000, y: 5_000, w: 100, h: 100 });
  expect(scene.edges.size).toBe(0);
  connectPicture(scene, given, { x: 300, y: 0, w: 50, h: 50 });
  expect(scene.edges.size).toBe(1);
});
