import { clsx } from 'clsx';
import { Calendar, Hash, ToggleLeft, Type } from 'lucide-react';
import type { TableLook } from '@/lib/queries/use-table-rows';
import { isNumeric } from './cell-text';
import { readFilter } from './read-filter';

const ICONS = { integer: Hash, number: Hash, boolean: ToggleLeft, date: Calendar, timestamp: Calendar } as const;

interface GridHeadProps {
  columns: readonly { name: string; type: string }[];
  sort: TableLook['sort'];
  typed: Readonly<Record<string, string>>;
  onSort: (sort: TableLook['sort']) => void;
  onType: (column: string, text: string) => void;
}

/** Names with their types, a click sorts; below each a field that filters. */
export function GridHead({ columns, sort, typed, onSort, onType }: GridHeadProps) {
  const next = (name: string): TableLook['sort'] => {
    if (sort?.column !== name) return { column: name, descending: false };
    return sort.descending ? null : { column: name, descending: true };
  };
  return (
    <thead className="sticky top-0 z-1 bg-sunken">
      <tr>
        {columns.map(({ name, type }) => {
          const Icon = ICONS[type as keyof typeof ICONS] ?? Type;
          const on = sort?.column === name;
          const text = typed[name] ?? '';
          const wrong = text.trim() !== '' && readFilter(name, type, text) === null;
          return (
            <th
              key={name}
              scope="col"
              aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              className="h-16 border-line border-b p-0 align-top"
            >
              <button
                type="button"
                title={`${name} · ${type}`}
                onClick={() => onSort(next(name))}
                className={clsx(
                  'flex h-8 w-full items-center gap-1.5 px-3 font-medium text-muted text-xs outline-offset-[-2px] hover:text-text',
                  isNumeric(type) && 'flex-row-reverse',
                )}
              >
                <Icon size={12} aria-hidden="true" className="shrink-0 text-faint" />
                <span className="truncate">{name}</span>
                {on && <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span>}
              </button>
              <div className="px-1.5">
                <input
                  aria-label={`Filter ${name}`}
                  aria-invalid={wrong}
                  placeholder={isNumeric(type) ? '> 10, 2..5' : 'filter'}
                  value={text}
                  onChange={(event) => onType(name, event.target.value)}
                  className="h-6 w-full min-w-0 rounded border border-line bg-surface px-1.5 font-normal text-xs outline-none placeholder:text-faint focus:border-primary aria-invalid:border-danger-line"
                />
              </div>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
