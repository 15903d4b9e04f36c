import type { FieldProps } from './field-props';
import { FIELD } from './field-style';

export function TextField({ id, schema, value, readOnly, onChange }: FieldProps) {
  const suggestions = schema.examples?.map(String) ?? [];
  return (
    <>
      <input
        id={id}
        className={FIELD}
        type={schema.format === 'uri' ? 'url' : 'text'}
        list={suggestions.length > 0 ? `${id}-list` : undefined}
        maxLength={schema.maxLength}
        placeholder={String(schema['x-placeholder'] ?? '')}
        disabled={readOnly}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </>
  );
}
