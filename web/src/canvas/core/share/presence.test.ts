import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createCanvasStore } from '../canvas-store';
import { TEST_CATALOG } from '../testing/test-canvas';

function canvasWithPeer() {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const store = createCanvasStore({
    doc,
    awareness,
    catalog: TEST_CATALOG,
    user: { id: 'me', name: 'Me', color: '#112233', kind: 'person' },
  });
  const peer = (state: unknown) => {
    awareness.states.set(77, state as Record<string, unknown>);
    awareness.emit('change', [{ added: [77], updated: [], removed: [] }, 'remote']);
  };
  return { store, awareness, peer };
}

describe('Presence', () => {
  it("shows a peer's drag and puts the block back when it ends", () => {
    const { store, peer } = canvasWithPeer();
    const id = store.commands.add({ type: 'source', at: { x: 0, y: 0 } })!;
    const user = { id: 'a1', name: 'Researcher', color: '#ea580c', kind: 'agent' };
    peer({ user, drag: { ids: [id], dx: 50, dy: 20 } });
    expect(store.scene.blocks.rectOf(id)).toMatchObject({ x: 50, y: 20 });
    store.document.geo.set(id, [50, 20, 280, 148, 0]); // the drop arrives before the end of the drag
    expect(store.scene.blocks.rectOf(id)).toMatchObject({ x: 50, y: 20 });
    peer({ user, drag: null });
    expect(store.scene.blocks.rectOf(id)).toMatchObject({ x: 50, y: 20 });
    store.destroy();
  });

  it('reads hostile states without harm', () => {
    const { store, peer } = canvasWithPeer();
    peer({
      user: { name: 'x'.repeat(500), color: 'url(javascript:1)' },
      cursor: [Number.NaN, 1],
      viewport: 'no',
      drag: { ids: 3 },
    });
    const [seen] = store.presence.snapshot();
    expect(seen).toMatchObject({
      cursor: null,
      viewport: null,
      drag: null,
      user: { color: '#0891b2', kind: 'person' },
    });
    expect(seen?.user.name).toHaveLength(60);
    store.destroy();
  });

  it('says goodbye when the canvas closes', () => {
    const { store, awareness } = canvasWithPeer();
    expect(awareness.getLocalState()).toMatchObject({ user: { id: 'me' } });
    store.destroy();
    expect(awareness.getLocalState()).toBeNull();
  });
});
