import { Plus, Trash2 } from 'lucide-react';
import type { SettingsSchema } from '../../core/model/block-types';
import type { FieldProps } from './field-props';
import { SMALL_BUTTON } from './field-style';
import { FormField } from './form-field';

type Row = Record<string, unknown>;

/** A list of small records: filters, scenes, characters, form fields. */
export function RowsField({ id, label, schema, value, readOnly, host, settings, onChange }: FieldProps) {
  const rows = (Array.isArray(value) ? value : []) as Row[];
  const fields = Object.entries(schema.items?.properties ?? {});
  const write = (next: Row[]) => onChange(next.length === 0 ? undefined : next);
  const edit = (at: number, name: string, part: unknown) =>
    write(rows.map((row, i) => (i === at ? withValue(row, name, part) : row)));
  return (
    <div id={id} className="flex flex-col gap-2">
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are unnamed records; the place is the identity
        <div key={i} className="relative grid grid-cols-2 gap-2 rounded-lg border border-line bg-sunken p-3 pr-10">
          {fields.map(([name, field]) => (
            <div key={name} className={isWide(field, fields.length) ? 'col-span-2' : 'min-w-0'}>
              <FormField
                id={`${id}-${i}-${name}`}
                label={field.title || name}
                schema={field}
                required={schema.items?.required?.includes(name) ?? false}
                value={row?.[name] ?? field.default}
                readOnly={readOnly}
                host={host}
                settings={settings}
                onChange={(part) => edit(i, name, part)}
              />
            </div>
          ))}
          {!readOnly && (
            <button
              type="button"
              className="cv-tool absolute top-1 right-1"
              aria-label={`Remove ${label} ${i + 1}`}
              onClick={() => write(rows.filter((_, j) => j !== i))}
            >
              <Trash2 size={14} />
            </button>
          )}
        </div>
      ))}
      {!readOnly && (
        <button
          type="button"
          className={`${SMALL_BUTTON} self-start`}
          onClick={() => write([...rows, defaults(fields)])}
        >
          <Plus size={14} /> Add
        </button>
      )}
    </div>
  );
}

const isWide = (field: SettingsSchema, count: number) => field['x-widget'] === 'textarea' || count === 1;

function withValue(row: Row, name: string, value: unknown): Row {
  const { [name]: _, ...rest } = row;
  return value === undefined ? rest : { ...rest, [name]: value };
}

function defaults(fields: readonly [string, SettingsSchema][]): Row {
  return Object.fromEntries(fields.filter(([, f]) => f.default !== undefined).map(([name, f]) => [name, f.default]));
}
