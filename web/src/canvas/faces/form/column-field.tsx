import type { FieldProps } from './field-props';
import { FIELD } from './field-style';
import { columnsFor } from './known-columns';

/** The name of a column; those that are known are offered. */
export function ColumnField({ id, schema, value, readOnly, host, onChange }: FieldProps) {
  const columns = columnsFor(schema, host);
  return (
    <>
      <input
        id={id}
        className={FIELD}
        list={columns.length > 0 ? `${id}-columns` : undefined}
        maxLength={schema.maxLength}
        placeholder="Column"
        autoComplete="off"
        disabled={readOnly}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
      {columns.length > 0 && (
        <datalist id={`${id}-columns`}>
          {columns.map((column) => (
            <option key={column.name} value={column.name} label={`${column.name} · ${column.type}`} />
          ))}
        </datalist>
      )}
    </>
  );
}
