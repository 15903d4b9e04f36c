import { isStructure } from '@/canvas/core/model/block-types';
import type { CanvasPicture } from '@/lib/api/types/canvas';

/** One path for all shapes of a colour; null is the colour of frames, groups and notes. */
export interface PreviewShape {
  color: string | null;
  path: string;
}

export interface PreviewShapes {
  viewBox: string;
  connections: string;
  shapes: PreviewShape[];
}

/** Room around the blocks, as a share of the larger side. */
const MARGIN = 0.05;
const CORNER = 14;

/** What a small picture of a canvas is drawn with, in the units of the canvas; null for an empty one. */
export function previewShapes({ blocks, types, connections }: CanvasPicture): PreviewShapes | null {
  const { boxes } = blocks;
  if (boxes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const paths = new Map<string | null, string[]>([[null, []]]); // structure first: it lies below
  blocks.types.forEach((type, i) => {
    const [x, y, w, h] = [boxes[4 * i]!, boxes[4 * i + 1]!, boxes[4 * i + 2]!, boxes[4 * i + 3]!];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + w), Math.max(bottom, y + h)];
    const { type: name, color } = types[type]!;
    const key = isStructure(name) ? null : (color ?? 'var(--text-faint)');
    if (!paths.has(key)) paths.set(key, []);
    paths.get(key)!.push(rounded(x, y, w, h));
  });
  const margin = MARGIN * Math.max(right - left, bottom - top, 1);
  return {
    viewBox: [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin].join(' '),
    connections: curves(boxes, connections),
    shapes: [...paths].filter(([, list]) => list.length > 0).map(([color, list]) => ({ color, path: list.join('') })),
  };
}

function rounded(x: number, y: number, w: number, h: number): string {
  const r = Math.min(CORNER, w / 2, h / 2);
  const corner = (dx: number, dy: number) => `a${r},${r} 0 0 1 ${dx},${dy}`;
  return `M${x + r},${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
}

/** From the middle of one block's right side to the middle of the other's left one. */
function curves(boxes: readonly number[], connections: readonly number[]): string {
  let path = '';
  for (let i = 0; i < connections.length; i += 4) {
    const [a, b] = [4 * connections[i]!, 4 * connections[i + 2]!];
    const [x1, y1] = [boxes[a]! + boxes[a + 2]!, boxes[a + 1]! + boxes[a + 3]! / 2];
    const [x2, y2] = [boxes[b]!, boxes[b + 1]! + boxes[b + 3]! / 2];
    const bend = Math.max(40, Math.abs(x2 - x1) / 2);
    path += `M${x1},${y1}C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
  }
  return path;
}
