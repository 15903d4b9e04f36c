import { Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { type AskedInput, readInput } from './asked-inputs';

interface InputsDialogProps {
  asked: readonly AskedInput[];
  onRun: (inputs: Record<string, unknown>) => void;
  onClose: () => void;
}

const HINTS: Record<string, string> = { list: 'A JSON list.', object: 'A JSON object.', any: 'Text, or JSON.' };

/** Asks for the inputs of a canvas before it runs; an empty field takes the default. */
export function InputsDialog({ asked, onRun, onClose }: InputsDialogProps) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const filled = asked.filter((input) => (texts[input.name] ?? '') !== '');
  const wrong = filled.filter((input) => readInput(input.kind, texts[input.name]!) === undefined);
  const missing = asked.filter((input) => input.required && (texts[input.name] ?? '') === '');
  const run = () => {
    onClose();
    onRun(Object.fromEntries(filled.map((input) => [input.name, readInput(input.kind, texts[input.name]!)])));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Run with these inputs"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={wrong.length + missing.length > 0} onClick={run}>
            <Play size={15} /> Run
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {asked.map((input) => (
          <InputField
            key={input.name}
            input={input}
            text={texts[input.name] ?? ''}
            wrong={wrong.includes(input)}
            onChange={(text) => setTexts({ ...texts, [input.name]: text })}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface InputFieldProps {
  input: AskedInput;
  text: string;
  wrong: boolean;
  onChange: (text: string) => void;
}

function InputField({ input, text, wrong, onChange }: InputFieldProps) {
  const fallback =
    input.fallback === null
      ? null
      : typeof input.fallback === 'string'
        ? input.fallback
        : JSON.stringify(input.fallback);
  const hint = [HINTS[input.kind], fallback === null ? null : `Empty: ${fallback}`].filter(Boolean).join(' ');
  return (
    <Field
      label={input.name}
      optional={!input.required}
      {...(hint === '' ? {} : { hint })}
      error={wrong ? `This is no ${input.kind}.` : undefined}
    >
      {(control) =>
        input.kind === 'boolean' ? (
          <Select
            id={control.id}
            value={text}
            onChange={onChange}
            placeholder="Choose"
            options={[
              { value: 'true', label: 'Yes' },
              { value: 'false', label: 'No' },
            ]}
          />
        ) : input.kind === 'text' || input.kind === 'number' ? (
          <Input
            {...control}
            inputMode={input.kind === 'number' ? 'decimal' : 'text'}
            value={text}
            onChange={(e) => onChange(e.target.value)}
          />
        ) : (
          <TextArea {...control} rows={3} value={text} onChange={(e) => onChange(e.target.value)} />
        )
      }
    </Field>
  );
}
