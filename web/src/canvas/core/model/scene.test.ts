import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAt, testCanvas } from '../testing/test-canvas';
import { openCanvasDocument } from './canvas-document';

describe('Scene', () => {
  it('follows a remote replica: blocks, moves, edges and removals', () => {
    const mine = testCanvas();
    const theirs = testCanvas(new Y.Doc());
    const sync = () => {
      Y.applyUpdate(theirs.document.doc, Y.encodeStateAsUpdate(mine.document.doc));
      Y.applyUpdate(mine.document.doc, Y.encodeStateAsUpdate(theirs.document.doc));
    };
    const a = addAt(mine, 'source', 0, 0);
    const b = addAt(mine, 'step', 400, 0);
    mine.commands.connect({ blockId: a, port: 'text', side: 'out' }, { blockId: b, port: 'in', side: 'in' });
    sync();
    expect(theirs.scene.blocks.rectOf(b)).toEqual({ x: 400, y: 0, w: 280, h: 148 });
    expect(theirs.scene.edges.size).toBe(1);
    theirs.commands.move(new Map([[a, { x: 8, y: 16, w: 280, h: 148 }]]));
    theirs.commands.remove([b]);
    sync();
    expect(mine.scene.blocks.rectOf(a)?.y).toBe(16);
    expect(mine.scene.blocks.has(b)).toBe(false);
    expect(mine.scene.edges.size).toBe(0);
    expect(mine.scene.blockGrid.query({ x: 400, y: 0, w: 100, h: 100 })).toEqual(
      [0].filter((s) => s === mine.scene.blocks.slot(a)),
    );
  });

  it('draws an edge once its late block arrives', () => {
    const doc = new Y.Doc();
    const { edges, blocks, geo } = openCanvasDocument(doc);
    const store = testCanvas(doc);
    const a = addAt(store, 'source', 0, 0);
    edges.set(
      'e',
      new Y.Map<unknown>([
        ['from', [a, 'text']],
        ['to', ['late', 'in']],
      ]),
    );
    expect(store.scene.edges.drawable(store.scene.edges.slot('e'))).toBe(false);
    geo.set('late', [500, 0, 280, 148, 0]);
    blocks.set(
      'late',
      new Y.Map<unknown>([
        ['type', 'step'],
        ['at', [null, 'a5']],
        ['p', {}],
      ]),
    );
    expect(store.scene.edges.drawable(store.scene.edges.slot('e'))).toBe(true);
    expect(store.scene.edgeGrid.query({ x: 300, y: 0, w: 50, h: 100 })).toEqual([store.scene.edges.slot('e')]);
  });

  it('survives broken blocks and parent circles', () => {
    const doc = new Y.Doc();
    const { blocks, geo } = openCanvasDocument(doc);
    blocks.set(
      'x',
      new Y.Map<unknown>([
        ['at', ['y', 5]],
        ['p', 'no object'],
      ]),
    );
    blocks.set(
      'y',
      new Y.Map<unknown>([
        ['type', 'frame'],
        ['at', ['x', 'a0']],
      ]),
    );
    geo.set('x', [Number.NaN, 0, -5, 0, 0] as never);
    const store = testCanvas(doc);
    expect(store.scene.blocks.rectOf('x')).toEqual({ x: 0, y: 0, w: 8, h: 8 });
    expect(store.scene.withDescendants(['x'])).toEqual(new Set(['x', 'y']));
  });

  it('shows a draft without writing it, and forgets it', () => {
    const store = testCanvas();
    const a = addAt(store, 'source', 0, 0);
    store.drafts.show(new Map([[a, { x: 900, y: 0, w: 280, h: 148 }]]));
    expect(store.scene.blocks.rectOf(a)?.x).toBe(900);
    expect(store.document.geo.get(a)?.[0]).toBe(0);
    store.drafts.clear();
    expect(store.scene.blocks.rectOf(a)?.x).toBe(0);
  });
});
