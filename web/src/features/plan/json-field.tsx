import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';

interface JsonFieldProps {
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** A value for which there is no form: its JSON, taken over when it is valid. */
export function JsonField({ label, value, onChange }: JsonFieldProps) {
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)));
  const [error, setError] = useState<string | undefined>();
  const change = (next: string) => {
    setText(next);
    if (next.trim() === '') {
      setError(undefined);
      onChange(undefined);
      return;
    }
    try {
      onChange(JSON.parse(next));
      setError(undefined);
    } catch {
      setError('Not valid JSON yet.');
    }
  };
  return (
    <Field label={label} error={error}>
      {(control) => (
        <TextArea
          {...control}
          spellCheck={false}
          rows={Math.min(10, Math.max(2, text.split('\n').length))}
          className="font-mono text-[13px]"
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
