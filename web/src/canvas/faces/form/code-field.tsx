import { lazy, Suspense } from 'react';
import { loadPart } from '@/lib/tasks/load-part';
import type { FieldProps } from './field-props';
import { TextareaField } from './textarea-field';

const CodeEditor = lazy(() =>
  loadPart(async () => ({ default: (await import('../../editor/code-editor')).CodeEditor })),
);

/** Source, SQL, expressions and Markdown in CodeMirror; a plain field until it has loaded. */
export function CodeField(props: FieldProps) {
  const { label, schema, value, readOnly, settings, onChange } = props;
  const from = schema['x-language-from'];
  const language = String((typeof from === 'string' ? settings[from] : schema['x-language']) ?? 'text');
  const text = typeof value === 'string' ? value : '';
  return (
    <Suspense fallback={<TextareaField {...props} schema={{ ...schema, 'x-mono': true }} />}>
      <CodeEditor
        label={label}
        language={language}
        value={text}
        readOnly={readOnly}
        rows={Number(schema['x-rows'] ?? 5)}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
    </Suspense>
  );
}
