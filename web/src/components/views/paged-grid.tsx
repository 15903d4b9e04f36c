import { useRef, useState } from 'react';
import { explain } from '@/lib/api/problem';
import type { ArtifactRef } from '@/lib/api/types/result';
import { formatCount } from '@/lib/format/number';
import { Skeleton } from '../ui/skeleton';
import { GridHead } from './grid-head';
import { GridRow } from './grid-row';
import { type LongScroll, pageHeight, scrollTo } from './long-scroll';
import { usePagedTable } from './use-paged-table';

const ROW = 32;
const HEAD = 64;
const OVERSCAN = 6;
const TOP: LongScroll = { top: 0, position: 0 };

/** A stored table of any length: rows come page by page as they are scrolled to; sorting and filtering happen where the table is. */
export function PagedGrid({ file, height = 448 }: { file: ArtifactRef; height?: number }) {
  const [scroll, setScroll] = useState(TOP);
  const box = useRef<HTMLDivElement>(null);
  const first = Math.max(0, Math.floor(scroll.position / ROW) - OVERSCAN);
  const wanted = first + Math.ceil(height / ROW) + OVERSCAN * 2;
  const { table, count = 0, rows, error, sort, setSort, typed, setTyped } = usePagedTable(file, first, wanted);
  if (table === null) return error ? <Problem error={error} /> : <Skeleton className="h-48" />;
  const total = count * ROW;
  const last = Math.min(wanted, count);
  const toTop = () => {
    setScroll(TOP);
    if (box.current) box.current.scrollTop = 0;
  };
  return (
    <figure className="m-0 overflow-hidden rounded-lg border border-line bg-surface">
      <div
        ref={box}
        className="overflow-auto text-[13px]"
        style={{ maxHeight: height }}
        tabIndex={0}
        onScroll={(event) => {
          const { scrollTop, clientHeight } = event.currentTarget;
          setScroll((was) => scrollTo(was, scrollTop, total, clientHeight - HEAD));
        }}
      >
        <div style={{ height: HEAD + pageHeight(total) }}>
          <table
            aria-label={file.name}
            aria-rowcount={count + 1}
            className="table-fixed border-collapse"
            style={{ width: table.widths.reduce((sum, width) => sum + width, 0), minWidth: '100%' }}
          >
            <colgroup>
              {table.columns.map((column, i) => (
                <col key={column.name} style={{ width: table.widths[i] }} />
              ))}
            </colgroup>
            <GridHead
              columns={table.columns}
              sort={sort}
              typed={typed}
              onSort={(next) => {
                setSort(next);
                toTop();
              }}
              onType={(name, text) => {
                setTyped((was) => ({ ...was, [name]: text }));
                toTop();
              }}
            />
            <tbody>
              <tr style={{ height: Math.max(0, scroll.top + first * ROW - scroll.position) }} />
              {Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).map((index) => (
                <GridRow key={index} index={index} columns={table.columns} row={rows.get(index)} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <figcaption className="border-line border-t px-3 py-1.5 text-faint text-xs" aria-live="polite">
        {count === table.tableRows
          ? `${formatCount(count)} rows`
          : `${formatCount(count)} of ${formatCount(table.tableRows)} rows`}
        {` · ${table.columns.length} columns`}
        {error ? ` · ${explain(error).title}` : ''}
      </figcaption>
    </figure>
  );
}

function Problem({ error }: { error: Error }) {
  const { title, fix } = explain(error);
  return <p className="rounded-lg bg-sunken p-3 text-muted text-sm">{[title, fix].filter(Boolean).join(' ')}</p>;
}
