interface Wrapped {
  columns: number;
  rows: number;
  title: string;
  lines: string[];
}

const cache = new WeakMap<object, Wrapped>();

/** Breaks a title into lines by character count: measuring every title of a far view would cost more than painting it. */
export function wrapTitle(title: string, key: object, columns: number, rows: number): string[] {
  const max = Math.min(3, rows);
  if (max < 1 || columns < 3) return [];
  const known = cache.get(key);
  if (known !== undefined && known.columns === columns && known.rows === max && known.title === title) {
    return known.lines;
  }
  const lines = wrapWords(title, columns, max);
  cache.set(key, { columns, rows: max, title, lines });
  return lines;
}

function wrapWords(title: string, columns: number, max: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of title.slice(0, 200).split(/\s+/).filter(Boolean)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= columns || line === '') {
      line = joined;
      continue;
    }
    lines.push(line);
    line = word;
    if (lines.length === max) break;
  }
  if (lines.length < max && line !== '') lines.push(line);
  else if (lines.length === max && line !== '') lines[max - 1] = `${lines[max - 1]}…`;
  return lines.map((text) => (text.length > columns ? `${text.slice(0, columns - 1)}…` : text));
}
