import type { FieldProps } from './field-props';

export function SwitchField({ id, label, schema, value, readOnly, onChange }: FieldProps) {
  const on = value === true;
  return (
    <div className="flex flex-col gap-1.5">
      <span id={`${id}-label`} className="text-xs font-medium text-muted">
        {label}
      </span>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={`${id}-label`}
        disabled={readOnly}
        className={`relative my-1.5 h-6 w-10 rounded-full transition-colors ${on ? 'bg-primary' : 'bg-line-strong'}`}
        onClick={() => onChange(!on)}
      >
        <span
          className={`absolute top-1 left-1 h-4 w-4 rounded-full bg-white shadow-xs transition-transform ${on ? 'translate-x-4' : ''}`}
        />
      </button>
      {schema.description !== undefined && <p className="text-xs text-faint">{schema.description}</p>}
    </div>
  );
}
