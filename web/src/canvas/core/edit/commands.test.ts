import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAt, testCanvas } from '../testing/test-canvas';
import { parseFragment } from './clipboard';
import { select } from './editor-state';

const out = (blockId: string, port: string) => ({ blockId, port, side: 'out' as const });
const into = (blockId: string, port: string) => ({ blockId, port, side: 'in' as const });

describe('connecting', () => {
  it('draws a frame that takes in what lies wholly within it', () => {
    const store = testCanvas();
    const [inside, half] = [addAt(store, 'step', 100, 100), addAt(store, 'step', 900, 100)];
    const frame = store.commands.drawFrame({ x: 0, y: 0, w: 1000, h: 600 });
    expect(store.scene.blocks.get(inside)?.parent).toBe(frame);
    expect(store.scene.blocks.get(half)?.parent).toBeNull();
    store.history.undo();
    expect(store.scene.blocks.get(inside)?.parent).toBeNull();
  });

  it('refuses wrong types, circles, doubles and a block with itself', () => {
    const store = testCanvas();
    const [a, b, c] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 400, 0), addAt(store, 'sink', 800, 0)];
    expect(store.commands.whyNotConnect(out(a, 'text'), into(c, 'rows'))).toBe('types');
    expect(store.commands.connect(out(a, 'text'), into(b, 'in'))).not.toBeNull();
    expect(store.commands.whyNotConnect(out(a, 'text'), into(b, 'in'))).toBe('duplicate');
    expect(store.commands.whyNotConnect(out(b, 'log'), into(b, 'in'))).toBe('same-block');
    const d = addAt(store, 'step', 400, 300);
    store.commands.connect(out(b, 'log'), into(d, 'in'));
    expect(store.commands.whyNotConnect(out(d, 'log'), into(b, 'in'))).toBe('circle');
  });

  it('takes the first port that fits when dropped on a block, from either end', () => {
    const store = testCanvas();
    const [b, c] = [addAt(store, 'step', 0, 0), addAt(store, 'sink', 400, 0)];
    expect(store.commands.firstCompatiblePort(out(b, 'log'), c)?.port).toBe('any');
    expect(store.commands.firstCompatiblePort(into(c, 'rows'), b)?.port).toBe('out');
  });

  it('adds a block from the what-next menu already connected', () => {
    const store = testCanvas();
    const a = addAt(store, 'source', 0, 0);
    const id = store.commands.addConnected({ type: 'step', at: { x: 400, y: 0 } }, out(a, 'text'));
    expect([...store.scene.edges.at(id!)]).toHaveLength(1);
  });
});

describe('undo', () => {
  it('takes back one command at a time and leaves the edits of others', () => {
    const mine = testCanvas();
    const a = addAt(mine, 'source', 0, 0);
    const theirs = testCanvas(new Y.Doc());
    Y.applyUpdate(theirs.document.doc, Y.encodeStateAsUpdate(mine.document.doc));
    const b = addAt(theirs, 'sink', 500, 0);
    Y.applyUpdate(mine.document.doc, Y.encodeStateAsUpdate(theirs.document.doc), 'remote');
    mine.commands.move(new Map([[a, { x: 40, y: 0, w: 280, h: 148 }]]));
    mine.commands.setTitle(a, 'Renamed');
    mine.history.undo();
    expect(mine.scene.blocks.get(a)?.props.title).toBe('source');
    expect(mine.scene.blocks.rectOf(a)?.x).toBe(40);
    mine.history.undo();
    expect(mine.scene.blocks.rectOf(a)?.x).toBe(0);
    mine.history.undo();
    expect(mine.scene.blocks.has(a)).toBe(false);
    expect(mine.scene.blocks.has(b)).toBe(true);
    expect(mine.history.snapshot()).toEqual({ canUndo: false, canRedo: true });
    mine.history.redo();
    expect(mine.scene.blocks.has(a)).toBe(true);
  });

  it('brings a removed block back with its edges', () => {
    const store = testCanvas();
    const [a, b] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 400, 0)];
    store.commands.connect(out(a, 'text'), into(b, 'in'));
    store.commands.remove([b]);
    expect(store.scene.edges.size).toBe(0);
    store.history.undo();
    expect(store.scene.blocks.rectOf(b)?.x).toBe(400);
    expect(store.scene.edges.drawable([...store.scene.edges.at(b)][0]!)).toBe(true);
  });
});

describe('groups, frames and locks', () => {
  it('groups, moves with its content, and ungroups', () => {
    const store = testCanvas();
    const [a, b] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 400, 0)];
    select(store.editor, [a, b]);
    const group = store.commands.group()!;
    expect(store.scene.withDescendants([group]).size).toBe(3);
    store.commands.nudge(10, 0);
    expect(store.scene.blocks.rectOf(a)?.x).toBe(10);
    store.commands.ungroup();
    expect(store.scene.blocks.has(group)).toBe(false);
    expect(store.editor.getState().selection).toEqual(new Set([a, b]));
  });

  it('drops a block into the frame under it and out again', () => {
    const store = testCanvas();
    const frame = store.commands.add({ type: 'frame', at: { x: 1000, y: 0 } })!;
    const a = addAt(store, 'source', 0, 0);
    const place = (x: number) => {
      const rects = new Map([[a, { x, y: 100, w: 280, h: 148 }]]);
      store.drafts.show(rects);
      store.commands.drop(rects, [a]);
      store.drafts.clear();
    };
    place(1100);
    expect(store.scene.blocks.get(a)?.parent).toBe(frame);
    place(0);
    expect(store.scene.blocks.get(a)?.parent).toBeNull();
  });

  it('neither moves nor deletes what is locked, and nothing on a read-only canvas', () => {
    const store = testCanvas();
    const a = addAt(store, 'source', 0, 0);
    store.commands.setLocked(true);
    store.commands.nudge(10, 10);
    store.commands.removeSelection();
    expect(store.scene.blocks.rectOf(a)).toEqual({ x: 0, y: 0, w: 280, h: 148 });
    expect(testCanvas(new Y.Doc(), true).commands.add({ type: 'source', at: { x: 0, y: 0 } })).toBeNull();
  });
});

describe('arranging', () => {
  it('aligns, distributes and tidies', async () => {
    const store = testCanvas();
    const ids = [addAt(store, 'source', 0, 0), addAt(store, 'step', 333, 40), addAt(store, 'sink', 1000, 90)];
    select(store.editor, ids);
    store.commands.align('top');
    expect(ids.map((id) => store.scene.blocks.rectOf(id)?.y)).toEqual([0, 0, 0]);
    store.commands.distribute('horizontal');
    expect(ids.map((id) => store.scene.blocks.rectOf(id)?.x)).toEqual([0, 500, 1000]);
    await store.commands.tidy();
    expect(ids.map((id) => store.scene.blocks.rectOf(id)?.x)).toEqual([0, 400, 800]);
  });

  it('brings to front and sends to back', () => {
    const store = testCanvas();
    const [a, b] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 0, 0)];
    select(store.editor, [a]);
    store.commands.reorder('front');
    const { blocks } = store.scene;
    expect(blocks.compare(blocks.slot(a), blocks.slot(b))).toBeGreaterThan(0);
    store.commands.reorder('back');
    expect(blocks.compare(blocks.slot(a), blocks.slot(b))).toBeLessThan(0);
  });
});

describe('clipboard', () => {
  it('copies to JSON and pastes under new ids with the edges between', () => {
    const store = testCanvas();
    const [a, b] = [addAt(store, 'source', 0, 0), addAt(store, 'step', 400, 0)];
    store.commands.connect(out(a, 'text'), into(b, 'in'));
    select(store.editor, [a, b]);
    const fragment = parseFragment(JSON.stringify(store.commands.copy()));
    const other = testCanvas(new Y.Doc());
    const ids = other.commands.paste(fragment!, { center: { x: 0, y: 0 } });
    expect(ids).toHaveLength(2);
    expect(ids).not.toContain(a);
    expect(other.scene.bounds()).toEqual({ x: -340, y: -74, w: 680, h: 148 });
    expect(other.scene.edges.size).toBe(1);
    expect(other.scene.blocks.get(ids[0]!)?.props.settings).toEqual({ limit: 10 });
  });

  it.each(['plain text', '{"cadre":"canvas/1"', '{"cadre":"canvas/1","blocks":[{"id":1}],"edges":[]}'])(
    'refuses %s',
    (text) => {
      expect(parseFragment(text)).toBeNull();
    },
  );
});
