import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { FieldProps } from './field-props';
import { FIELD, SMALL_BUTTON } from './field-style';

/** A list of texts or numbers, each removable; Enter adds the next. */
export function ListField({ id, label, schema, value, readOnly, onChange }: FieldProps) {
  const items = Array.isArray(value) ? value : [];
  const [typed, setTyped] = useState('');
  const numeric = schema.items?.type !== 'string';
  const add = () => {
    const text = typed.trim();
    if (text === '' || (numeric && !Number.isFinite(Number(text)))) return;
    onChange([...items, numeric ? Number(text) : text]);
    setTyped('');
  };
  const remove = (at: number) => onChange(items.length === 1 ? undefined : items.filter((_, i) => i !== at));
  return (
    <div className="flex flex-col gap-1.5">
      {items.map((item, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: entries may repeat; the place tells them apart
          key={`${i}-${String(item)}`}
          className="flex items-center gap-1 rounded-md bg-sunken py-1 pr-1 pl-3 text-sm"
        >
          <span className="min-w-0 flex-1 truncate">{String(item)}</span>
          {!readOnly && (
            <button
              type="button"
              className="cv-tool"
              style={{ width: 24, height: 24 }}
              aria-label={`Remove ${String(item)}`}
              onClick={() => remove(i)}
            >
              <X size={14} />
            </button>
          )}
        </div>
      ))}
      {!readOnly && (
        <div className="flex gap-1.5">
          <input
            id={id}
            className={FIELD}
            aria-label={`Add to ${label}`}
            placeholder={schema.items?.format === 'uri' ? 'https://…' : 'Add…'}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <button type="button" className={`${SMALL_BUTTON} h-9`} aria-label={`Add to ${label}`} onClick={add}>
            <Plus size={14} />
          </button>
        </div>
      )}
    </div>
  );
}
