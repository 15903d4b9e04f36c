import { clsx } from 'clsx';
import { ArrowUp, Paperclip } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { ErrorState } from '@/components/layout/error-state';
import { Button } from '@/components/ui/button';
import { EXAMPLES } from './examples';
import { FileChip } from './file-chip';
import type { Intent } from './use-intent';

const LONGEST = 20_000;

/** The box that everything starts with. Files can be dropped on it. */
export function IntentBox({ intent, disabled }: { intent: Intent; disabled: boolean }) {
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const ready = intent.text.trim() !== '' && !intent.uploading && !disabled;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !intent.busy) void intent.send();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
  };
  const pick = (text: string) => {
    intent.setText(text);
    box.current?.focus();
  };
  return (
    <>
      <form
        onSubmit={submit}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          intent.addFiles(event.dataTransfer.files);
        }}
        className={clsx(
          'rounded-xl border bg-surface shadow-md transition-[border,box-shadow] duration-100 focus-within:border-primary focus-within:shadow-[var(--ring),var(--shadow-md)]',
          over ? 'border-primary bg-primary-soft' : 'border-line-strong',
        )}
      >
        <textarea
          ref={box}
          // biome-ignore lint/a11y/noAutofocus: the page has one purpose, and it is this box
          autoFocus
          rows={3}
          maxLength={LONGEST}
          value={intent.text}
          disabled={disabled}
          aria-label="What do you want to create?"
          placeholder={
            disabled
              ? 'Your role may look, not create.'
              : 'A business, an app, a video, a game, a report, an automation…'
          }
          onChange={(event) => intent.setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content block max-h-80 min-h-24 w-full resize-none bg-transparent px-5 pt-4 text-base leading-6 outline-none placeholder:text-faint"
        />
        {intent.files.length > 0 && (
          <ul aria-label="Attached files" className="flex flex-wrap gap-2 px-4 pt-2">
            {intent.files.map((file) => (
              <FileChip key={file.key} file={file} onRemove={() => intent.removeFile(file.key)} />
            ))}
          </ul>
        )}
        <div className="flex items-center gap-2 p-3">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              intent.addFiles(event.target.files ?? []);
              event.target.value = '';
            }}
          />
          <Button kind="ghost" size="sm" disabled={disabled} onClick={() => picker.current?.click()}>
            <Paperclip size={15} /> Attach
          </Button>
          <span className="hidden flex-1 text-xs text-faint sm:block">or drop a CSV, a PDF, pictures here</span>
          <Button type="submit" kind="primary" className="ml-auto" busy={intent.busy} disabled={!ready}>
            {intent.busy ? 'Planning' : 'Plan it'}
            {!intent.busy && <ArrowUp size={16} />}
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="mt-3 empty:mt-0">
        {intent.declined && (
          <p className="rounded-lg border border-warning-line bg-warning-soft px-4 py-3 text-sm">{intent.declined}</p>
        )}
        {intent.error !== null && <ErrorState error={intent.error} />}
      </div>
      {intent.text === '' && (
        <ul aria-label="Examples" className="mt-4 flex flex-wrap justify-center gap-2">
          {EXAMPLES.map((example) => (
            <li key={example.label}>
              <button
                type="button"
                title={example.text}
                disabled={disabled}
                onClick={() => pick(example.text)}
                className="h-8 rounded-full border border-line bg-surface px-3.5 text-[13px] text-muted shadow-xs hover:border-primary-line hover:bg-primary-soft hover:text-link"
              >
                {example.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
