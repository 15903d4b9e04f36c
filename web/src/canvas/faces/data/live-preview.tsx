import type { UseQueryResult } from '@tanstack/react-query';
import { DataGrid } from '@/components/views/data-grid';
import { explain } from '@/lib/api/problem';
import type { TablePreview } from '@/lib/queries/use-table-preview';

/** The first rows that these settings would give, or why they give none. */
export function LivePreview({ query }: { query: UseQueryResult<TablePreview> }) {
  const { data, error, isFetching } = query;
  const said = error ? explain(error) : null;
  if (data === undefined && said === null && !isFetching) return null;
  return (
    <section
      aria-label="Live preview"
      className="sticky -bottom-4 z-2 -mx-4 -mb-4 flex flex-col gap-2 border-line border-t bg-surface px-4 pt-2.5 pb-4"
    >
      <h4 className="flex items-center gap-2 font-medium text-muted text-xs">
        Live preview
        {isFetching && <span className="animate-pulse text-faint">reading…</span>}
      </h4>
      {said !== null && (
        <p role="alert" className="rounded-md bg-warning-soft px-3 py-2 text-warning text-xs">
          {[said.title, said.fix].filter(Boolean).join(' ')}
        </p>
      )}
      {data !== undefined && said === null && (
        <div style={{ opacity: isFetching ? 0.6 : 1 }}>
          <DataGrid
            height={168}
            table={{ columns: data.columns, rows: data.rows, rowCount: data.rows.length }}
            note={data.rows.length === 50 ? 'First 50 rows' : undefined}
          />
        </div>
      )}
      {data?.warnings.map((warning) => (
        <p key={warning} className="text-warning text-xs">
          {warning}
        </p>
      ))}
    </section>
  );
}
