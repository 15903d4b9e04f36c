import { sequenceDiff } from './word-diff';

export interface HunkLine {
  op: 'equal' | 'insert' | 'delete';
  text: string;
  /** Line numbers from 1; null where the line is not. */
  before: number | null;
  after: number | null;
}

/** Changed lines with those around them. */
export interface Hunk {
  lines: HunkLine[];
}

const AROUND = 3;
/** More lines than this on both sides are not compared one by one. */
const MOST_PAIRS = 4_000_000;

/** What became of the lines of a text; null when it is too long to be compared. */
export function lineHunks(before: string, after: string): Hunk[] | null {
  const [a, b] = [before.split('\n'), after.split('\n')];
  if (a.length * b.length > MOST_PAIRS) return null;
  let [i, j] = [0, 0];
  const lines = sequenceDiff(a, b).map(({ op, text }): HunkLine => {
    return {
      op,
      text,
      before: op === 'insert' ? null : ++i,
      after: op === 'delete' ? null : ++j,
    };
  });
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((l) => l.op !== 'equal'),
  );
  const hunks: Hunk[] = [];
  lines.forEach((line, at) => {
    if (!near[at]) return;
    if (at === 0 || !near[at - 1]) hunks.push({ lines: [] });
    hunks.at(-1)!.lines.push(line);
  });
  return hunks;
}
