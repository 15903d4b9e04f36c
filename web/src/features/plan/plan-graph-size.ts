import type { PlanContract } from '@/lib/api/types/plan';
import { placeBlocks } from './plan-layout';

/** Widths of a card in pixels: what it is given when there is room, and what it needs to be read. */
const WIDEST = 176;
const NARROWEST = 104;
/** Below this a card has its title on two lines and nothing else. */
const ROOMY = 150;
const HEIGHT = 52;
const GAP_Y = 14;
const PAD = 20;

export interface PlanDrawing {
  width: number;
  height: number;
  narrow: boolean;
  boxes: ReadonlyMap<string, { left: number; top: number; width: number; height: number }>;
  lines: { key: string; from: string; to: string; path: string }[];
}

/** Fits the columns of a plan into the room there is, as long as the cards stay readable. */
export function drawGraph(plan: Pick<PlanContract, 'blocks' | 'connections'>, room: number): PlanDrawing {
  const placed = placeBlocks(plan);
  const rows = new Map<number, number>();
  for (const p of placed) rows.set(p.column, Math.max(rows.get(p.column) ?? 0, p.row + 1));
  const columns = Math.max(1, rows.size);
  const tallest = Math.max(1, ...rows.values());
  const fits = (gap: number) => Math.floor((room - PAD * 2 + gap) / columns - gap);
  const gap = fits(56) >= ROOMY ? 56 : fits(28) >= NARROWEST ? 28 : 12;
  const width = Math.max(NARROWEST, Math.min(WIDEST, fits(gap)));
  const boxes = new Map(
    placed.map((p) => {
      const indent = ((tallest - (rows.get(p.column) ?? 1)) * (HEIGHT + GAP_Y)) / 2;
      const left = PAD + p.column * (width + gap);
      return [p.id, { left, top: PAD + indent + p.row * (HEIGHT + GAP_Y), width, height: HEIGHT }];
    }),
  );
  const lines = plan.connections.flatMap(({ from, to }) => {
    const [a, b] = [boxes.get(from[0]), boxes.get(to[0])];
    if (!a || !b) return [];
    const [x1, y1, x2, y2] = [a.left + width, a.top + HEIGHT / 2, b.left, b.top + HEIGHT / 2];
    const bend = Math.max(gap / 2, (x2 - x1) / 2);
    const path = `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
    return [{ key: `${from.join('.')}>${to.join('.')}`, from: from[0], to: to[0], path }];
  });
  return {
    width: PAD * 2 + columns * (width + gap) - gap,
    height: PAD * 2 + tallest * (HEIGHT + GAP_Y) - GAP_Y,
    narrow: width < ROOMY,
    boxes,
    lines,
  };
}
