import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { SettingsSchema } from '../../core/model/block-types';
import type { FaceInspectorProps } from '../face';
import { FormField } from './form-field';

/** A settings form made from a JSON Schema. Rarely needed fields fold away at the end. */
export function SchemaForm(props: FaceInspectorProps) {
  const fields = Object.entries(props.schema.properties ?? {});
  const usual = fields.filter(([, schema]) => schema['x-advanced'] !== true);
  const advanced = fields.filter(([, schema]) => schema['x-advanced'] === true);
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <Fields fields={usual} {...props} />
      {advanced.length > 0 && (
        <>
          <button
            type="button"
            className="flex items-center gap-1 self-start text-xs font-medium text-muted hover:text-text"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={14} className={open ? 'rotate-90 transition-transform' : 'transition-transform'} />
            More settings
          </button>
          {open && <Fields fields={advanced} {...props} />}
        </>
      )}
    </div>
  );
}

function Fields({
  fields,
  settings,
  schema,
  readOnly,
  host,
  onChange,
}: FaceInspectorProps & { fields: [string, SettingsSchema][] }) {
  const prefix = useId();
  const change = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = settings;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-4">
      {fields.map(([name, field]) => (
        <div key={name} className={field['x-half'] === true ? 'col-span-1 min-w-0' : 'col-span-2 min-w-0'}>
          <FormField
            id={`${prefix}-${name}`}
            label={field.title || readable(name)}
            schema={field}
            required={schema.required?.includes(name) ?? false}
            value={settings[name] ?? field.default}
            readOnly={readOnly}
            host={host}
            settings={settings}
            onChange={(value) => change(name, value)}
          />
        </div>
      ))}
    </div>
  );
}

/** timeoutSeconds → Timeout seconds */
function readable(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
