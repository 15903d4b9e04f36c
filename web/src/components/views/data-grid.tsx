import { clsx } from 'clsx';
import { useMemo, useRef, useState } from 'react';
import { formatCount } from '@/lib/format/number';
import { cellText, isNumeric } from './cell-text';
import { sortRows, type TableValue } from './table-value';

const ROW = 32;
const OVERSCAN = 8;

interface DataGridProps {
  table: TableValue;
  height?: number;
  /** Says how many rows there are, in place of counting them. */
  note?: string | undefined;
}

/** A table of data: only the rows in sight are in the page; a click on a heading sorts. */
export function DataGrid({ table, height = 384, note }: DataGridProps) {
  const [sort, setSort] = useState<{ column: number; descending: boolean } | null>(null);
  const [top, setTop] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => (sort ? sortRows(table.rows, sort.column, sort.descending) : table.rows), [table, sort]);
  const first = Math.max(0, Math.floor(top / ROW) - OVERSCAN);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW) + OVERSCAN);
  const numeric = table.columns.map((c) => isNumeric(c.type));
  const onSort = (column: number) => {
    setSort((s) =>
      s?.column !== column ? { column, descending: false } : s.descending ? null : { column, descending: true },
    );
    setTop(0);
    if (box.current) box.current.scrollTop = 0;
  };
  return (
    <figure className="m-0 overflow-hidden rounded-lg border border-line bg-surface">
      <div
        ref={box}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        className="overflow-auto"
        style={{ maxHeight: height }}
        tabIndex={0}
      >
        <table className="min-w-full text-[13px]" aria-rowcount={table.rowCount + 1}>
          <thead className="sticky top-0 z-1 bg-sunken">
            <tr>
              {table.columns.map((column, i) => (
                <th
                  key={column.name}
                  scope="col"
                  aria-sort={sort?.column === i ? (sort.descending ? 'descending' : 'ascending') : 'none'}
                  className="h-8 border-b border-line p-0 whitespace-nowrap"
                >
                  <button
                    type="button"
                    onClick={() => onSort(i)}
                    className={clsx(
                      'flex h-8 w-full items-center gap-1.5 px-3 text-xs font-medium text-muted outline-offset-[-2px] hover:text-text',
                      numeric[i] && 'justify-end',
                    )}
                  >
                    {column.name}
                    {sort?.column === i && <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span>}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <tr style={{ height: first * ROW }} />}
            {rows.slice(first, last).map((row, r) => (
              <tr
                key={first + r}
                aria-rowindex={first + r + 2}
                className="border-b border-line hover:bg-hover"
                style={{ height: ROW }}
              >
                {table.columns.map((column, i) => (
                  <td
                    key={column.name}
                    className={clsx('max-w-80 truncate px-3', numeric[i] && 'text-right tabular-nums')}
                  >
                    {cellText(row[i], column.type) ?? <span className="text-faint">–</span>}
                  </td>
                ))}
              </tr>
            ))}
            {last < rows.length && <tr style={{ height: (rows.length - last) * ROW }} />}
          </tbody>
        </table>
      </div>
      <figcaption className="border-t border-line px-3 py-1.5 text-xs text-faint">
        {note !== undefined
          ? note
          : table.rowCount > table.rows.length
            ? `First ${formatCount(table.rows.length)} of ${formatCount(table.rowCount)} rows`
            : `${formatCount(table.rowCount)} rows`}
        {` · ${table.columns.length} columns`}
      </figcaption>
    </figure>
  );
}
