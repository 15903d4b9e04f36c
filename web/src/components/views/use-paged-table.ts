import { useMemo, useRef, useState } from 'react';
import type { ArtifactRef } from '@/lib/api/types/result';
import { useDebounced } from '@/lib/hooks/use-debounced';
import { PAGE_ROWS, type TableLook, useTableRows } from '@/lib/queries/use-table-rows';
import { columnWidth } from './cell-text';
import { readFilter } from './read-filter';

interface KnownTable {
  columns: { name: string; type: string }[];
  widths: number[];
  tableRows: number;
}

/** What a grid over a stored table knows and shows: columns, the rows in sight, how many there are, sort and filters. */
export function usePagedTable(file: ArtifactRef, first: number, last: number) {
  const [sort, setSort] = useState<TableLook['sort']>(null);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const known = useRef<KnownTable | null>(null);
  const counted = useRef<number | undefined>(undefined);
  const asked = useDebounced(typed, 350);
  const look = useMemo<TableLook>(() => {
    const filters = (known.current?.columns ?? []).flatMap(
      (c) => readFilter(c.name, c.type, asked[c.name] ?? '') ?? [],
    );
    return { sort, filters };
  }, [sort, asked]);
  // While the thumb flies over millions of rows, only the places where it rests are read.
  const rested = useDebounced(first, 60);
  const from = Math.abs(rested - first) > PAGE_ROWS ? rested : first;
  const pages = useTableRows(file.artifact, look, from, from + last - first);
  const answer = pages.find((page) => page.data !== undefined)?.data;
  if (known.current === null && answer !== undefined) known.current = learn(answer);
  if (answer !== undefined) counted.current = answer.rowCount;
  const rows = new Map(
    pages.flatMap((page) => page.data?.rows.map((row, i) => [page.data.offset + i, row] as const) ?? []),
  );
  const error = pages.find((page) => page.error !== null)?.error ?? null;
  return { table: known.current, count: counted.current, rows, error, sort, setSort, typed, setTyped };
}

function learn(answer: { columns: KnownTable['columns']; rows: unknown[][]; tableRows: number }): KnownTable {
  const sample = answer.rows.slice(0, 60);
  const widths = answer.columns.map(({ name, type }, i) =>
    columnWidth(
      name,
      type,
      sample.map((row) => row[i]),
    ),
  );
  return { columns: answer.columns, widths, tableRows: answer.tableRows };
}
