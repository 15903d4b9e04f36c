import { expect, it } from 'vitest';
import { addAt, testCanvas } from '../testing/test-canvas';
import { outlineOf } from './outline';
import { readingOrder } from './reading-order';

it('puts blocks under their frame, and circles of a broken document at the top', () => {
  const store = testCanvas();
  const [a, b, c] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 400, 0), addAt(store, 'sink', 0, 900)];
  store.editor.setState({ selection: new Set([a, b]) });
  const frame = store.commands.group('frame')!;
  const outline = outlineOf(store.scene, readingOrder(store.scene));
  expect(outline).toEqual([
    {
      id: frame,
      inside: [
        { id: a, inside: [] },
        { id: b, inside: [] },
      ],
    },
    { id: c, inside: [] },
  ]);
  store.document.blocks.get(frame)!.set('at', [a, 'a0']);
  expect(outlineOf(store.scene, [frame, a, b, c]).map(({ id }) => id)).toEqual([frame, a, b, c]);
});
