import { describe, expect, it } from 'vitest';
import { Camera } from './camera';

describe('Camera', () => {
  it('zooms to the pointer: what lies under it stays', () => {
    const camera = new Camera();
    camera.resize(1000, 800);
    camera.set(-50, 30, 0.7);
    const pointer = { x: 320, y: 610 };
    const before = camera.toWorld(pointer);
    camera.zoomAt(pointer, 2.1);
    expect(camera.toWorld(pointer).x).toBeCloseTo(before.x, 9);
    expect(camera.toWorld(pointer).y).toBeCloseTo(before.y, 9);
  });

  it('fits a rectangle in the middle and never beyond its limits', () => {
    const camera = new Camera();
    camera.resize(1000, 800);
    const view = camera.fitting({ x: 0, y: 0, w: 4000, h: 1000 }, 50);
    camera.set(view.x, view.y, view.zoom);
    expect(camera.toScreen({ x: 2000, y: 500 })).toEqual({ x: 500, y: 400 });
    expect(view.zoom).toBeCloseTo(900 / 4000, 9);
    camera.zoomAt({ x: 0, y: 0 }, 1e9);
    expect(camera.zoom).toBe(4);
  });
});
