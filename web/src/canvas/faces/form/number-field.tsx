import { useState } from 'react';
import type { FieldProps } from './field-props';
import { FIELD } from './field-style';

/** Keeps what is typed until it is a number within the limits. */
export function NumberField({ id, schema, value, readOnly, onChange }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (typeof value === 'number' ? String(value) : '');
  const { minimum = -Infinity, maximum = Infinity } = schema;
  const valid = (text: string) => {
    const n = Number(text);
    return Number.isFinite(n) && n >= minimum && n <= maximum && (schema.type !== 'integer' || Number.isInteger(n));
  };
  const change = (text: string) => {
    setTyped(text);
    if (text === '') onChange(undefined);
    else if (valid(text)) onChange(Number(text));
  };
  const wrong = shown !== '' && !valid(shown);
  return (
    <>
      <input
        id={id}
        className={FIELD}
        type="number"
        inputMode="decimal"
        min={schema.minimum}
        max={schema.maximum}
        step={schema.type === 'integer' ? 1 : 'any'}
        aria-invalid={wrong}
        disabled={readOnly}
        value={shown}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      {wrong && (
        <p className="text-xs text-danger">{rangeText(schema.minimum, schema.maximum, schema.type === 'integer')}</p>
      )}
    </>
  );
}

function rangeText(minimum: number | undefined, maximum: number | undefined, whole: boolean): string {
  const kind = whole ? 'A whole number' : 'A number';
  if (minimum !== undefined && maximum !== undefined) return `${kind} from ${minimum} to ${maximum}.`;
  if (minimum !== undefined) return `${kind} of ${minimum} or more.`;
  return maximum === undefined ? `${kind}.` : `${kind} of ${maximum} or less.`;
}
