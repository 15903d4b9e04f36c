export interface Piece {
  op: 'equal' | 'insert' | 'delete';
  text: string;
}

/** More pairs than this are compared line by line, and beyond that not at all. */
const MOST_PAIRS = 4_000_000;

/** What became of a text: word by word, or line by line when it is long. */
export function wordDiff(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ op: 'equal', text: before }];
  for (const unit of [/(\s+)/, /(\n)/]) {
    const [a, b] = [tokens(before, unit), tokens(after, unit)];
    if (a.length * b.length <= MOST_PAIRS) return merge(diff(a, b));
  }
  return merge([
    { op: 'delete', text: before },
    { op: 'insert', text: after },
  ]);
}

const tokens = (text: string, unit: RegExp) => text.split(unit).filter((part) => part !== '');

/** What became of a list of texts, one piece an item: nothing is merged. */
export const sequenceDiff = (before: string[], after: string[]): Piece[] => diff(before, after);

/** The longest common subsequence by dynamic programming, after the common beginning and end are taken off. */
function diff(a: string[], b: string[]): Piece[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const equal = (part: string[]): Piece[] => part.map((text) => ({ op: 'equal', text }));
  return [
    ...equal(a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...equal(a.slice(a.length - end)),
  ];
}

function middle(a: string[], b: string[]): Piece[] {
  const width = b.length + 1;
  const best = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] =
        a[i] === b[j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ op: 'equal', text: a[i]! });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && best[(i + 1) * width + j]! >= best[i * width + j + 1]!)) {
      pieces.push({ op: 'delete', text: a[i++]! });
    } else {
      pieces.push({ op: 'insert', text: b[j++]! });
    }
  }
  return pieces;
}

/** Neighbours of one kind become one piece. */
function merge(pieces: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.op === piece.op) last.text += piece.text;
    else if (piece.text !== '') merged.push({ ...piece });
  }
  return merged;
}
