import type { FieldProps } from './field-props';
import { FIELD } from './field-style';

export function SelectField({ id, schema, value, readOnly, onChange }: FieldProps) {
  const options = schema.enum ?? [];
  const index = options.indexOf((value ?? null) as string | number | boolean | null);
  return (
    <select
      id={id}
      className={FIELD}
      disabled={readOnly}
      value={index}
      onChange={(event) => onChange(options[Number(event.target.value)] ?? undefined)}
    >
      {index < 0 && <option value={-1}>Choose…</option>}
      {options.map((option, i) => (
        <option key={String(option)} value={i}>
          {String(option)}
        </option>
      ))}
    </select>
  );
}
