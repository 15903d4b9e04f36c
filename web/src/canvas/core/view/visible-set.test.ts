import { describe, expect, it } from 'vitest';
import { addAt, testCanvas } from '../testing/test-canvas';
import { detailAt } from './level-of-detail';
import { VisibleSet } from './visible-set';

describe('detailAt', () => {
  it.each([
    [1, 'cards'],
    [0.45, 'cards'],
    [0.44, 'boxes'],
    [0.12, 'boxes'],
    [0.119, 'raster'],
  ] as const)('%d is %s', (zoom, detail) => {
    expect(detailAt(zoom)).toBe(detail);
  });
});

describe('VisibleSet', () => {
  it('mounts a few cards per frame, nearest first, and none far out', () => {
    const store = testCanvas();
    const ids = Array.from({ length: 40 }, (_, i) => addAt(store, 'source', (i % 8) * 300, Math.floor(i / 8) * 200));
    const visible = new VisibleSet(store.scene, store.camera);
    visible.update();
    expect(visible.snapshot()).toHaveLength(4);
    expect(visible.incomplete).toBe(true);
    while (visible.incomplete) visible.update();
    expect(visible.snapshot().length).toBeGreaterThan(12);
    expect(visible.ids.has(ids[39]!)).toBe(false);
    store.camera.set(0, 0, 0.3);
    visible.update();
    expect(visible.snapshot()).toEqual([]);
  });

  it('keeps the same list while the camera stays within the overscanned region', () => {
    const store = testCanvas();
    for (let i = 0; i < 5; i++) addAt(store, 'source', i * 300, 0);
    const visible = new VisibleSet(store.scene, store.camera);
    while (visible.update() || visible.incomplete);
    const list = visible.snapshot();
    store.camera.set(100, 50, 1);
    expect(visible.update()).toBe(false);
    expect(visible.snapshot()).toBe(list);
  });
});
