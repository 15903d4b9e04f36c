import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { FieldProps } from './field-props';
import { FIELD } from './field-style';
import { columnsFor } from './known-columns';

/** Several columns in order: chosen ones as pills, the others one click away. */
export function ColumnsField({ id, label, schema, value, readOnly, host, onChange }: FieldProps) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const known = columnsFor(schema.items, host).filter((column) => !chosen.includes(column.name));
  const [typed, setTyped] = useState('');
  const add = (name: string) => {
    if (name.trim() !== '') onChange([...chosen, name.trim()]);
    setTyped('');
  };
  return (
    <div className="flex flex-wrap gap-1.5">
      {chosen.map((name) => (
        <span key={name} className="inline-flex h-8 items-center gap-1 rounded-md bg-primary-soft pr-1 pl-2.5 text-xs">
          {name}
          {!readOnly && (
            <button
              type="button"
              className="cv-tool"
              style={{ width: 22, height: 22 }}
              aria-label={`Remove ${name} from ${label}`}
              onClick={() => onChange(chosen.length === 1 ? undefined : chosen.filter((other) => other !== name))}
            >
              <X size={12} />
            </button>
          )}
        </span>
      ))}
      {!readOnly &&
        known.slice(0, 24).map((column) => (
          <button
            key={column.name}
            type="button"
            className="inline-flex h-8 items-center gap-1 rounded-md border border-line-strong border-dashed px-2 text-muted text-xs hover:bg-hover"
            aria-label={`Add ${column.name} to ${label}`}
            onClick={() => add(column.name)}
          >
            <Plus size={12} />
            {column.name}
          </button>
        ))}
      {!readOnly && known.length === 0 && (
        <input
          id={id}
          className={FIELD}
          placeholder="Column, then Enter"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add(typed);
          }}
        />
      )}
    </div>
  );
}
