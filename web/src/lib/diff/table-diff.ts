import { sequenceDiff } from './word-diff';

export interface PlainTable {
  columns: readonly { name: string; type: string }[];
  rows: readonly unknown[][];
}

export interface DiffColumn {
  name: string;
  type: string;
  state: 'same' | 'added' | 'removed';
}

export interface DiffRow {
  state: 'same' | 'changed' | 'added' | 'removed';
  /** By the columns of the difference; undefined where there was nothing. */
  before: readonly unknown[];
  after: readonly unknown[];
}

export interface TableDiff {
  columns: DiffColumn[];
  rows: DiffRow[];
  /** The column that told which row is which; null when they were matched by their whole content. */
  key: string | null;
  counts: Record<DiffRow['state'], number>;
}

/** What became of a table: rows are matched by the first column whose values are all there and all different, else by their content. */
export function tableDiff(before: PlainTable, after: PlainTable): TableDiff {
  const columns = mergedColumns(before, after);
  const key = columns.find((c) => c.state === 'same' && tells(before, c.name) && tells(after, c.name))?.name ?? null;
  const [old, now] = [aligned(before, columns), aligned(after, columns)];
  const rows =
    key === null
      ? byContent(old, now)
      : byKey(
          old,
          now,
          columns.findIndex((c) => c.name === key),
        );
  const counts = { same: 0, changed: 0, added: 0, removed: 0 };
  for (const row of rows) counts[row.state]++;
  return { columns, rows, key, counts };
}

function mergedColumns(before: PlainTable, after: PlainTable): DiffColumn[] {
  const old = new Set(before.columns.map((c) => c.name));
  const now = new Set(after.columns.map((c) => c.name));
  return [
    ...after.columns.map((c): DiffColumn => ({ ...c, state: old.has(c.name) ? 'same' : 'added' })),
    ...before.columns.filter((c) => !now.has(c.name)).map((c): DiffColumn => ({ ...c, state: 'removed' })),
  ];
}

/** Integers tell rows apart when they are called so; as measures they are different by chance. */
const NUMBERED = /(^|[ _-])(id|no|nr|number|code|key|year)$/i;

function tells(table: PlainTable, name: string): boolean {
  const at = table.columns.findIndex((c) => c.name === name);
  const type = table.columns[at]?.type;
  const values = table.rows.map((row) => row[at]);
  return (
    type !== 'number' &&
    (type !== 'integer' || NUMBERED.test(name)) &&
    values.every((v) => v !== null && v !== undefined) &&
    new Set(values.map(String)).size === values.length
  );
}

function aligned(table: PlainTable, columns: readonly DiffColumn[]): unknown[][] {
  const places = columns.map((c) => table.columns.findIndex((own) => own.name === c.name));
  return table.rows.map((row) => places.map((place) => (place < 0 ? undefined : (row[place] ?? null))));
}

const written = (row: readonly unknown[]) => JSON.stringify(row.map((cell) => cell ?? null));

function matched(before: readonly unknown[], after: readonly unknown[]): DiffRow {
  const same = before.every((cell, i) => cell === undefined || JSON.stringify(cell) === JSON.stringify(after[i]));
  return {
    state: same && !after.some((c, i) => c != null && before[i] === undefined) ? 'same' : 'changed',
    before,
    after,
  };
}

const added = (row: readonly unknown[]): DiffRow => ({ state: 'added', before: [], after: row });
const removed = (row: readonly unknown[]): DiffRow => ({ state: 'removed', before: row, after: [] });

/** In the order of the newer table; rows that went stand where they stood, after the row that was before them. */
function byKey(before: unknown[][], after: unknown[][], key: number): DiffRow[] {
  const now = new Map(after.map((row) => [String(row[key]), row]));
  const old = new Map(before.map((row) => [String(row[key]), row]));
  const gone = new Map<string, unknown[][]>();
  let last = '';
  for (const row of before) {
    const name = String(row[key]);
    if (now.has(name)) last = name;
    else gone.set(last, [...(gone.get(last) ?? []), row]);
  }
  const rows = (gone.get('') ?? []).map(removed);
  for (const row of after) {
    const name = String(row[key]);
    const was = old.get(name);
    rows.push(was ? matched(was, row) : added(row), ...(gone.get(name) ?? []).map(removed));
  }
  return rows;
}

/** The longest common run of equal rows; a row that went beside one that came is one that changed. */
function byContent(before: unknown[][], after: unknown[][]): DiffRow[] {
  const rows: DiffRow[] = [];
  let [i, j] = [0, 0];
  let open: unknown[][] = [];
  const close = () => {
    rows.push(...open.map(removed));
    open = [];
  };
  for (const piece of sequenceDiff(before.map(written), after.map(written))) {
    if (piece.op === 'delete') open.push(before[i++]!);
    else if (piece.op === 'insert') {
      const was = open.shift();
      rows.push(was ? matched(was, after[j++]!) : added(after[j++]!));
    } else {
      close();
      rows.push(matched(before[i++]!, after[j++]!));
    }
  }
  close();
  return rows;
}
