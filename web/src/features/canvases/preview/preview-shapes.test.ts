import { expect, it } from 'vitest';
import type { CanvasPicture } from '@/lib/api/types/canvas';
import { previewShapes } from './preview-shapes';

const picture = (boxes: number[], types: number[], connections: number[]): CanvasPicture => ({
  title: 'Test',
  types: [
    { type: 'frame', title: 'frame', color: null, inputs: [], outputs: [] },
    { type: 'step', title: 'step', color: '#0891b2', inputs: ['in'], outputs: ['out'] },
    { type: 'plain', title: 'plain', color: null, inputs: [], outputs: [] },
  ],
  blocks: { ids: types.map(String), boxes, types, texts: [], parents: types.map(() => -1), colors: {} },
  connections,
});

it('draws frames below blocks, one path for each colour, and connections from right to left sides', () => {
  const shapes = previewShapes(
    picture([100, 0, 200, 100, 0, -50, 1000, 300, 600, 50, 200, 100], [1, 0, 1], [0, 0, 2, 0]),
  )!;
  expect(shapes.shapes.map((shape) => shape.color)).toEqual([null, '#0891b2']);
  expect(shapes.shapes[1]!.path.match(/M/g)).toHaveLength(2);
  expect(shapes.connections).toBe('M300,50C450,50 450,100 600,100');
  expect(shapes.viewBox).toBe('-50 -100 1100 400');
});

it('has a colour for a type that has none, and nothing for an empty canvas', () => {
  expect(previewShapes(picture([0, 0, 10, 10], [2], []))!.shapes[0]!.color).toBe('var(--text-faint)');
  expect(previewShapes(picture([], [], []))).toBeNull();
});
