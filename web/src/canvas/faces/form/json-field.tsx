import { useState } from 'react';
import { CodeField } from './code-field';
import type { FieldProps } from './field-props';

/** Anything a form has no widget for, as JSON. Stored once it is well-formed. */
export function JsonField(props: FieldProps) {
  const { value, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState('');
  const shown = typed ?? (value === undefined ? '' : JSON.stringify(value, null, 2));
  const change = (text: unknown) => {
    const source = typeof text === 'string' ? text : '';
    setTyped(source);
    if (source.trim() === '') {
      setWrong('');
      onChange(undefined);
      return;
    }
    try {
      onChange(JSON.parse(source));
      setWrong('');
    } catch (error) {
      setWrong(error instanceof SyntaxError ? error.message : 'Not JSON.');
    }
  };
  return (
    <>
      <CodeField {...props} schema={{ ...props.schema, 'x-language': 'json' }} value={shown} onChange={change} />
      {wrong !== '' && <p className="text-xs text-danger">{wrong}</p>}
    </>
  );
}
