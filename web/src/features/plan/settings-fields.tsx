import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import type { JsonSchema } from '@/lib/api/types/json-schema';
import { JsonField } from './json-field';

interface SettingsFieldsProps {
  schema: JsonSchema | undefined;
  settings: Record<string, unknown>;
  onChange: (settings: Record<string, unknown>) => void;
}

/** A short form over a JSON Schema; the canvas has the long one. */
export function SettingsFields({ schema, settings, onChange }: SettingsFieldsProps) {
  const properties = schema?.properties ?? {};
  const names = [...new Set([...Object.keys(properties), ...Object.keys(settings)])];
  if (names.length === 0) return <p className="text-sm text-muted">This block has no settings.</p>;
  const set = (name: string, value: unknown) => {
    const next = { ...settings };
    if (value === undefined || value === '') delete next[name];
    else next[name] = value;
    onChange(next);
  };
  return (
    <div className="flex flex-col gap-4">
      {names.map((name) => (
        <SettingField
          key={name}
          name={name}
          schema={properties[name] ?? {}}
          value={settings[name]}
          onChange={(value) => set(name, value)}
        />
      ))}
    </div>
  );
}

interface SettingFieldProps {
  name: string;
  schema: JsonSchema;
  value: unknown;
  onChange: (value: unknown) => void;
}

function SettingField({ name, schema, value, onChange }: SettingFieldProps) {
  const label = schema.title ?? name;
  const hint = schema.description ? { hint: schema.description } : {};
  const type = Array.isArray(schema.type) ? schema.type.find((t) => t !== 'null') : schema.type;
  if (schema.enum || type === 'boolean') {
    const options = (schema.enum ?? [true, false]).map((v) => ({
      value: String(v),
      label: v === true ? 'Yes' : v === false ? 'No' : String(v),
    }));
    return (
      <Field label={label} {...hint}>
        {(control) => (
          <Select
            {...control}
            value={value === undefined ? '' : String(value)}
            placeholder="Default"
            options={options}
            onChange={(picked) => onChange(type === 'boolean' ? picked === 'true' : picked)}
          />
        )}
      </Field>
    );
  }
  if (type === 'number' || type === 'integer') {
    return (
      <Field label={label} {...hint}>
        {(control) => (
          <Input
            {...control}
            type="number"
            value={value === undefined ? '' : String(value)}
            onChange={(e) => onChange(e.target.value === '' ? undefined : Number(e.target.value))}
          />
        )}
      </Field>
    );
  }
  if (type === 'string' || typeof value === 'string') {
    const text = String(value ?? '');
    const long = text.length > 60 || text.includes('\n');
    return (
      <Field label={label} {...hint}>
        {(control) =>
          long ? (
            <TextArea {...control} rows={5} value={text} onChange={(e) => onChange(e.target.value)} />
          ) : (
            <Input {...control} value={text} onChange={(e) => onChange(e.target.value)} />
          )
        }
      </Field>
    );
  }
  return <JsonField label={label} value={value} onChange={onChange} />;
}
