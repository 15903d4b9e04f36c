import { clsx } from 'clsx';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { type DiffColumn, type DiffRow, tableDiff } from '@/lib/diff/table-diff';
import { cellText, isNumeric } from '../cell-text';
import type { TableValue } from '../table-value';

const MOST_ROWS = 200;
const ROW = { same: '', changed: '', added: 'bg-success-soft', removed: 'bg-danger-soft' };
const SIGN = { same: '', changed: '~', added: '+', removed: '−' };

/** Rows and cells of two tables that came, went and changed. */
export function TableDiffView({ before, after }: { before: TableValue; after: TableValue }) {
  const [all, setAll] = useState(false);
  const { columns, rows, counts, key } = tableDiff(before, after);
  const shown = (all ? rows : rows.filter((row) => row.state !== 'same')).slice(0, MOST_ROWS);
  const partial = before.rowCount > before.rows.length || after.rowCount > after.rows.length;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted tabular-nums">
        <span>
          {counts.changed} rows changed, {counts.added} came, {counts.removed} went, {counts.same} are the same
          {key !== null && `; rows are told apart by “${key}”`}
          {partial && '; only the first rows are compared'}
        </span>
        {counts.same > 0 && (
          <Button kind="ghost" size="sm" onClick={() => setAll(!all)}>
            {all ? 'Only changes' : 'All rows'}
          </Button>
        )}
      </p>
      {shown.length > 0 && (
        <div tabIndex={0} className="max-h-100 overflow-auto rounded-lg border border-line">
          <table className="w-full border-collapse text-[13px] tabular-nums">
            <thead className="sticky top-0 bg-sunken text-left">
              <tr>
                <th className="w-6" aria-label="What became of the row" />
                {columns.map((column) => (
                  <ColumnHead key={column.name} column={column} />
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row, i) => (
                <Row key={i} row={row} columns={columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function ColumnHead({ column }: { column: DiffColumn }) {
  return (
    <th scope="col" className={clsx('px-3 py-1.5 font-medium', isNumeric(column.type) && 'text-right')}>
      {column.state === 'added' ? (
        <ins className="text-success no-underline">{column.name}</ins>
      ) : column.state === 'removed' ? (
        <del className="text-danger">{column.name}</del>
      ) : (
        column.name
      )}
    </th>
  );
}

function Row({ row, columns }: { row: DiffRow; columns: readonly DiffColumn[] }) {
  return (
    <tr className={clsx('border-t border-line', ROW[row.state])}>
      <td className="text-center text-faint">
        <span aria-hidden="true">{SIGN[row.state]}</span>
        <span className="sr-only">{row.state}</span>
      </td>
      {columns.map((column, i) => (
        <td key={column.name} className={clsx('px-3 py-1', isNumeric(column.type) && 'text-right')}>
          <Cell row={row} at={i} type={column.type} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ row, at, type }: { row: DiffRow; at: number; type: string }) {
  const [was, is] = [cellText(row.before[at], type), cellText(row.after[at], type)];
  if (row.state !== 'changed' || was === is) return is ?? was ?? '';
  return (
    <>
      {was !== null && <del className="mr-1.5 rounded-xs bg-danger-soft text-danger">{was}</del>}
      {is !== null && <ins className="rounded-xs bg-success-soft text-success no-underline">{is}</ins>}
    </>
  );
}
