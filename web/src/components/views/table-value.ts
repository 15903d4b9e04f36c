import type { ArtifactRef } from '@/lib/api/types/result';

export interface TableValue {
  columns: { name: string; type: string }[];
  rows: unknown[][];
  rowCount: number;
  file?: ArtifactRef | undefined;
}

/** Reads a table value; also accepts a list of objects. Null when it is no table. */
export function readTable(value: unknown): TableValue | null {
  if (Array.isArray(value)) return fromObjects(value);
  if (typeof value !== 'object' || value === null) return null;
  const { columns, rows, rowCount, file } = value as Record<string, unknown>;
  if (!Array.isArray(columns) || !Array.isArray(rows)) return null;
  const named = columns.map((c: unknown, i) => {
    if (typeof c === 'string') return { name: c, type: 'text' };
    const column = (c ?? {}) as { name?: unknown; type?: unknown };
    return { name: String(column.name ?? `column ${i + 1}`), type: String(column.type ?? 'text') };
  });
  const listed = rows.map((r: unknown) =>
    Array.isArray(r) ? r : named.map((c) => (r as Record<string, unknown> | null)?.[c.name]),
  );
  return {
    columns: named,
    rows: listed,
    rowCount: typeof rowCount === 'number' ? rowCount : rows.length,
    file: file as ArtifactRef | undefined,
  };
}

function fromObjects(list: unknown[]): TableValue | null {
  const objects = list.filter((o): o is Record<string, unknown> => typeof o === 'object' && o !== null);
  if (objects.length === 0 || objects.length !== list.length) return null;
  const names = [...new Set(objects.flatMap((o) => Object.keys(o)))];
  const columns = names.map((name) => ({
    name,
    type: objects.every((o) => typeof o[name] === 'number' || o[name] == null) ? 'number' : 'text',
  }));
  return { columns, rows: objects.map((o) => names.map((n) => o[n])), rowCount: objects.length };
}

/** A sorted copy: numbers as numbers, text by locale, nothing at the end. */
export function sortRows(rows: unknown[][], column: number, descending: boolean): unknown[][] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (x == null || y == null) return x == null ? (y == null ? 0 : 1) : -1;
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * String(x).localeCompare(String(y), 'en', { numeric: true });
  });
}
