import type { FieldProps } from './field-props';
import { FIELD } from './field-style';

/** One value of any plain type, as it is typed. What it means is up to the column it is compared with. */
export function ScalarField({ id, value, readOnly, onChange }: FieldProps) {
  return (
    <input
      id={id}
      className={FIELD}
      disabled={readOnly}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}

/** Several values, separated by commas. */
export function ScalarsField({ id, value, readOnly, onChange }: FieldProps) {
  const shown = Array.isArray(value) ? value.join(', ') : '';
  return (
    <input
      id={id}
      key={readOnly ? shown : undefined}
      className={FIELD}
      placeholder="one, two"
      disabled={readOnly}
      defaultValue={shown}
      onBlur={(event) => {
        const parts = event.target.value.split(',').map((part) => part.trim());
        const values = parts.filter((part) => part !== '');
        onChange(values.length === 0 ? undefined : values);
      }}
    />
  );
}
