import type { Scene } from '../model/scene';

/** Blocks in the order a reader would take them: rows from top to bottom, in a row from left to right. */
export function readingOrder(scene: Scene): string[] {
  const ROW = 96;
  const { blocks } = scene;
  const row = (slot: number) => Math.floor(blocks.y[slot]! / ROW);
  return [...blocks.entries()]
    .sort(([, a], [, b]) => row(a) - row(b) || blocks.x[a]! - blocks.x[b]! || blocks.compare(a, b))
    .map(([id]) => id);
}

/** The nearest block in a direction, for moving the selection with arrow keys. */
export function neighbour(scene: Scene, from: string, direction: 'left' | 'right' | 'up' | 'down'): string | null {
  const start = scene.blocks.rectOf(from);
  if (start === null) return null;
  const cx = start.x + start.w / 2;
  const cy = start.y + start.h / 2;
  let best: string | null = null;
  let bestCost = Infinity;
  for (const [id, slot] of scene.blocks.entries()) {
    if (id === from) continue;
    const dx = scene.blocks.x[slot]! + scene.blocks.w[slot]! / 2 - cx;
    const dy = scene.blocks.y[slot]! + scene.blocks.h[slot]! / 2 - cy;
    const [along, across] = { left: [-dx, dy], right: [dx, dy], up: [-dy, dx], down: [dy, dx] }[direction] as [
      number,
      number,
    ];
    if (along <= 0) continue;
    const cost = along + Math.abs(across) * 2.5;
    if (cost < bestCost) {
      bestCost = cost;
      best = id;
    }
  }
  return best;
}
