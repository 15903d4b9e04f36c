import { Plus, Trash2 } from 'lucide-react';
import type { FieldProps } from './field-props';
import { SMALL_BUTTON } from './field-style';
import { FormField } from './form-field';

/** A setting made of named parts; absent until somebody adds it. */
export function PartsField({ id, label, schema, value, readOnly, host, settings, onChange }: FieldProps) {
  if (typeof value !== 'object' || value === null) {
    return readOnly ? (
      <p className="text-faint text-xs">Not used.</p>
    ) : (
      <button id={id} type="button" className={`${SMALL_BUTTON} self-start`} onClick={() => onChange({})}>
        <Plus size={14} /> Add
      </button>
    );
  }
  const parts = value as Record<string, unknown>;
  const change = (name: string, part: unknown) => {
    const { [name]: _, ...rest } = parts;
    onChange(part === undefined ? rest : { ...rest, [name]: part });
  };
  return (
    <fieldset id={id} aria-label={label} className="flex flex-col gap-3 rounded-lg border border-line p-3">
      {Object.entries(schema.properties ?? {}).map(([name, part]) => (
        <FormField
          key={name}
          id={`${id}-${name}`}
          label={part.title || name}
          schema={part}
          required={schema.required?.includes(name) ?? false}
          value={parts[name] ?? part.default}
          readOnly={readOnly}
          host={host}
          settings={settings}
          onChange={(changed) => change(name, changed)}
        />
      ))}
      {!readOnly && (
        <button type="button" className={`${SMALL_BUTTON} self-start`} onClick={() => onChange(undefined)}>
          <Trash2 size={14} /> Remove
        </button>
      )}
    </fieldset>
  );
}
