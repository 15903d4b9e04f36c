import type { FieldProps } from './field-props';
import { AREA } from './field-style';

export function TextareaField({ id, schema, value, readOnly, onChange }: FieldProps) {
  const rows = Number(schema['x-rows'] ?? 3);
  return (
    <textarea
      id={id}
      className={schema['x-mono'] === true ? `${AREA} resize-y font-mono text-xs` : `${AREA} resize-y`}
      rows={rows}
      maxLength={schema.maxLength}
      placeholder={String(schema['x-placeholder'] ?? '')}
      disabled={readOnly}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}
