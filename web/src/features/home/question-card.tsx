import { Upload } from 'lucide-react';
import { useId } from 'react';
import { Card } from '@/components/layout/card';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Input } from '@/components/ui/input';
import type { Question } from '@/lib/api/types/plan';
import { useUpload } from '@/lib/queries/use-upload';
import { FileChip } from './file-chip';

interface QuestionCardProps {
  number: number;
  question: Question;
  value: unknown;
  onChange: (value: unknown) => void;
}

export function QuestionCard({ number, question, value, onChange }: QuestionCardProps) {
  const id = useId();
  return (
    <Card className="flex gap-4 p-4">
      <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-primary-soft text-xs font-semibold text-link">
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block text-[15px] font-medium">
          {question.text}
          {!question.required && <span className="ml-2 text-xs font-normal text-faint">can be skipped</span>}
        </label>
        {question.why && <p className="mt-0.5 text-[13px] text-muted">{question.why}</p>}
        <div className="mt-3">
          <Answer id={id} question={question} value={value} onChange={onChange} />
        </div>
      </div>
    </Card>
  );
}

function Answer({ id, question, value, onChange }: { id: string } & Omit<QuestionCardProps, 'number'>) {
  if (question.kind === 'file') return <FileAnswer id={id} onChange={onChange} />;
  if (question.kind === 'choice') {
    const options = (question.options ?? []).map((o) => ({ value: o, label: o }));
    return (
      <ChoiceChips
        label={question.text}
        value={String(value ?? '')}
        options={options}
        onChange={(picked) => onChange(picked === value ? undefined : picked)}
      />
    );
  }
  const number = question.kind === 'number';
  return (
    <>
      <Input
        id={id}
        type={number ? 'number' : 'text'}
        maxLength={2000}
        value={String(value ?? '')}
        onChange={(event) => {
          const text = event.target.value;
          onChange(number && text !== '' ? Number(text) : text);
        }}
      />
      <Suggestions options={question.options ?? []} onPick={onChange} />
    </>
  );
}

/** Words to begin with; the person goes on from there. */
function Suggestions({ options, onPick }: { options: readonly string[]; onPick: (text: string) => void }) {
  if (options.length === 0) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      <span className="text-xs text-faint">For example</span>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          onClick={() => onPick(option)}
          className="rounded-full border border-line px-2.5 py-0.5 text-[13px] text-muted hover:border-primary-line hover:bg-primary-soft hover:text-link"
        >
          {option}
        </button>
      ))}
    </div>
  );
}

function FileAnswer({ id, onChange }: { id: string; onChange: (value: unknown) => void }) {
  const upload = useUpload();
  const take = async (files: FileList | null) => {
    upload.clear();
    const [artifact] = await upload.add(files ?? []);
    onChange(artifact ?? undefined);
  };
  const item = upload.items[0];
  return item ? (
    <ul>
      <FileChip
        file={item}
        onRemove={() => {
          upload.clear();
          onChange(undefined);
        }}
      />
    </ul>
  ) : (
    <label className="flex cursor-pointer items-center justify-center gap-2 rounded-md border border-dashed border-line-strong px-4 py-5 text-sm text-muted focus-within:border-primary hover:bg-hover">
      <Upload size={16} aria-hidden="true" /> Choose a file
      <input id={id} type="file" className="sr-only" onChange={(event) => void take(event.target.files)} />
    </label>
  );
}
