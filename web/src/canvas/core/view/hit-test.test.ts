import { describe, expect, it } from 'vitest';
import { addAt, testCanvas } from '../testing/test-canvas';
import { type HitOptions, hitTest } from './hit-test';

const options: HitOptions = { zoom: 1, coarse: false, resizable: null, ports: true };

describe('hitTest', () => {
  it('finds ports before blocks, blocks before edges, and edges on their curve', () => {
    const store = testCanvas();
    const [a, b] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 600, 0)];
    const edge = store.commands.connect(
      { blockId: a, port: 'text', side: 'out' },
      { blockId: b, port: 'in', side: 'in' },
    );
    expect(hitTest(store.scene, { x: 283, y: 72 }, options)).toEqual({
      kind: 'port',
      ref: { blockId: a, port: 'text', side: 'out' },
    });
    expect(hitTest(store.scene, { x: 100, y: 20 }, options)).toEqual({ kind: 'block', id: a, header: true });
    expect(hitTest(store.scene, { x: 440, y: 76 }, options)).toEqual({ kind: 'edge', id: edge });
    expect(hitTest(store.scene, { x: 440, y: 200 }, options)).toEqual({ kind: 'none' });
  });

  it('takes the topmost of overlapping blocks', () => {
    const store = testCanvas();
    addAt(store, 'source', 0, 0);
    const upper = addAt(store, 'step', 40, 40);
    expect(hitTest(store.scene, { x: 150, y: 100 }, options)).toMatchObject({ kind: 'block', id: upper });
  });

  it('takes a frame by its title or rim, not by its inside', () => {
    const store = testCanvas();
    const frame = store.commands.add({ type: 'frame', at: { x: 0, y: 0 } })!;
    expect(hitTest(store.scene, { x: 300, y: 12 }, options)).toMatchObject({ kind: 'block', id: frame });
    expect(hitTest(store.scene, { x: 300, y: 240 }, options)).toEqual({ kind: 'none' });
  });

  it('gives the corners of a resizable box first, and more room to a finger', () => {
    const store = testCanvas();
    const a = addAt(store, 'source', 0, 0);
    const resizable = store.scene.blocks.rectOf(a);
    expect(hitTest(store.scene, { x: 284, y: 150 }, { ...options, resizable })).toEqual({
      kind: 'handle',
      handle: 'se',
    });
    expect(hitTest(store.scene, { x: 294, y: 160 }, { ...options, resizable })).toEqual({ kind: 'none' });
    expect(hitTest(store.scene, { x: 294, y: 160 }, { ...options, resizable, coarse: true })).toMatchObject({
      handle: 'se',
    });
  });
});
