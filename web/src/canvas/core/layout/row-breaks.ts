export interface Size {
  w: number;
  h: number;
}

const SCREEN = { w: 16, h: 9 };
/** What is no wider than this is read at a comfortable zoom on one row. */
const COMFORTABLE = 2_000;

/** Breaks a sequence of boxes into rows, as words are broken into lines, so that all of them fill a screen at the largest zoom. Answers the row of each. */
export function rowBreaks(boxes: readonly Size[], gapX: number, gapY: number): number[] {
  let rows = boxes.map(() => 0);
  if (lineWidth(boxes, gapX) <= COMFORTABLE) return rows;
  let best = Infinity;
  let limit = -gapX;
  for (const { w } of boxes) {
    limit += w + gapX;
    const broken = breakAt(boxes, gapX, limit);
    const size = screenFor(boxes, broken, gapX, gapY);
    if (size >= best) continue;
    best = size;
    rows = broken;
  }
  return rows;
}

const lineWidth = (boxes: readonly Size[], gap: number) => boxes.reduce((sum, { w }) => sum + w + gap, -gap);

function breakAt(boxes: readonly Size[], gap: number, limit: number): number[] {
  let row = 0;
  let filled = 0;
  return boxes.map(({ w }) => {
    if (filled > 0 && filled + gap + w > limit) {
      row++;
      filled = 0;
    }
    filled += (filled > 0 ? gap : 0) + w;
    return row;
  });
}

/** How large a screen must be to show all. */
function screenFor(boxes: readonly Size[], rows: readonly number[], gapX: number, gapY: number): number {
  const lines: Size[][] = [];
  for (const [i, row] of rows.entries()) lines[row] = [...(lines[row] ?? []), boxes[i]!];
  const width = Math.max(...lines.map((line) => lineWidth(line, gapX)));
  const height = lines.reduce((sum, line) => sum + Math.max(...line.map(({ h }) => h)) + gapY, -gapY);
  return Math.max(width / SCREEN.w, height / SCREEN.h);
}
