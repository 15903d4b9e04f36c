import type { FieldProps } from './field-props';

/** Several of a few fixed values. */
export function ChoicesField({ id, label, schema, value, readOnly, onChange }: FieldProps) {
  const options = schema.items?.enum ?? [];
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (option: unknown) =>
    onChange(chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option]);
  return (
    <fieldset id={id} aria-label={label} className="flex flex-wrap gap-1.5 py-0.5">
      {options.map((option) => (
        <button
          key={String(option)}
          type="button"
          aria-pressed={chosen.includes(option)}
          disabled={readOnly}
          className="h-8 rounded-md border border-line-strong px-3 text-xs font-medium text-muted hover:bg-hover aria-pressed:border-primary aria-pressed:bg-primary-soft aria-pressed:text-link"
          onClick={() => toggle(option)}
        >
          {String(option)}
        </button>
      ))}
    </fieldset>
  );
}
