import { describe, expect, it } from 'vitest';
import { createBlockStateStore } from '../model/block-state-store';
import { containerProgress } from '../model/container-progress';
import { addAt, testCanvas } from '../testing/test-canvas';
import { openingView, READABLE } from './opening-view';

describe('openingView', () => {
  it('shows everything where that stays readable', () => {
    const store = testCanvas();
    addAt(store, 'source', 0, 0);
    addAt(store, 'step', 400, 0);
    const view = openingView(store.scene, store.camera, store.blockStates)!;
    expect(view.zoom).toBe(1);
  });

  it('opens a wide plan where work starts, at a readable zoom', () => {
    const store = testCanvas();
    for (let i = 0; i < 12; i++) addAt(store, 'step', i * 340, (i % 3) * 180);
    const view = openingView(store.scene, store.camera, store.blockStates)!;
    expect(view.zoom).toBe(READABLE);
    expect(view.x).toBeLessThan(0);
    expect(view.x).toBeGreaterThan(-100);
  });

  it('opens at the block that waits for a person', () => {
    const store = testCanvas();
    const ids = Array.from({ length: 12 }, (_, i) => addAt(store, 'step', i * 340, 0));
    const states = createBlockStateStore();
    states.set(ids[8]!, { status: 'approval', problems: [] });
    const view = openingView(store.scene, store.camera, states)!;
    const rect = store.scene.blocks.rectOf(ids[8]!)!;
    expect(rect.x).toBeGreaterThanOrEqual(view.x);
    expect(rect.x + rect.w).toBeLessThanOrEqual(view.x + store.camera.width / view.zoom);
  });
});

describe('containerProgress', () => {
  it('counts the blocks of a frame by how they are doing', () => {
    const store = testCanvas();
    const ids = [addAt(store, 'source', 0, 0), addAt(store, 'step', 400, 0), addAt(store, 'sink', 800, 0)];
    store.editor.setState({ selection: new Set(ids) });
    const frame = store.commands.group('frame')!;
    const states = createBlockStateStore();
    states.set(ids[0]!, { status: 'done', problems: [] });
    states.set(ids[1]!, { status: 'failed', problems: [] });
    expect(containerProgress(store.scene, states, frame)).toEqual({ total: 3, done: 1, running: 0, failed: 1 });
  });
});
