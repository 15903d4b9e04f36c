import { expect, it } from 'vitest';
import type { CanvasPicture } from '@/lib/api/types/canvas';
import type { SceneTables } from '../model/scene-tables';
import { addAt, testCanvas } from '../testing/test-canvas';
import { openingView, viewOf } from '../view/opening-view';
import { PictureScene } from './picture-scene';

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
  const scene = new PictureScene(given);
  scene.takeIn(EVERYWHERE);
  const place = (of: SceneTables, id: string) => {
    const slot = of.blocks.slot(id);
    return [of.blocks.rect(slot), of.blocks.layer[slot], of.blocks.color[slot]];
  };
  for (const id of [step, sink]) expect(place(scene, id)).toEqual(place(live.scene, id));
  expect({ ...scene.edges.endsOf(0) }).toEqual({ ...live.scene.edges.endsOf(0) });
  expect(scene.blocks.get('note')?.props).toEqual({ text: 'Mind the gap', color: 'pink' });
  expect(scene.blocks.get(step)?.props.title).toBeUndefined();
});

it('takes in only what can be seen', () => {
  const scene = new PictureScene(picture(['n', 'a', 'b']));
  scene.takeIn({ x: 5_000, y: 5_000, w: 100, h: 100 });
  expect([scene.blocks.size, scene.edges.size]).toEqual([0, 0]);
  scene.takeIn({ x: -360, y: 0, w: 50, h: 50 });
  expect([[...scene.blocks.ids()], scene.edges.size]).toEqual([['n'], 0]);
  scene.takeIn({ x: 300, y: 0, w: 50, h: 50 }); // between two blocks: the connection needs both
  expect([[...scene.blocks.ids()], scene.edges.size]).toEqual([['n', 'a', 'b'], 1]);
  scene.takeIn(EVERYWHERE);
  expect([scene.blocks.size, scene.edges.size]).toEqual([3, 1]);
});

it('takes in all that is inside a frame that can be seen: its progress counts them', () => {
  const given = picture(['f', 'a', 'b']);
  given.types[0]!.type = 'frame';
  given.blocks.parents = [-1, 0, 1];
  const scene = new PictureScene(given);
  scene.takeIn({ x: -300, y: 0, w: 50, h: 50 });
  expect([...scene.withDescendants(['f'])]).toEqual(['f', 'a', 'b']);
});

it('is looked at from where the live canvas will open', () => {
  const live = testCanvas();
  const blocks = Array.from({ length: 30 }, (_, i) => addAt(live, 'step', (29 - i) * 340, (i % 3) * 180));
  const given = picture([]);
  given.connections = [];
  given.blocks = {
    ids: blocks,
    boxes: blocks.flatMap((id) => Object.values(live.scene.blocks.rectOf(id)!)),
    types: blocks.map(() => 1),
    texts: blocks.map(() => ''),
    parents: blocks.map(() => -1),
    colors: {},
  };
  const scene = new PictureScene(given);
  const view = viewOf(scene.whole(), () => scene.start(), live.camera);
  expect(view).toEqual(openingView(live.scene, live.camera, live.blockStates));
  expect(scene.blocks.size).toBe(0);
});
