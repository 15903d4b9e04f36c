import { ArrowUp, Paperclip, X } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ArtifactRef } from '@/lib/api/types/result';
import { useUpload } from '@/lib/queries/use-upload';
import { useWorkspace } from '@/lib/queries/use-workspace';

export interface Draft {
  text: string;
  files: ArtifactRef[];
}

interface ComposerProps {
  busy: boolean;
  /** Answers whether it was sent. */
  onSend: (draft: Draft) => Promise<boolean>;
  autoFocus?: boolean;
}

/** Where one writes: Enter sends, Shift+Enter breaks the line; files go along. */
export function Composer({ busy, onSend, autoFocus = false }: ComposerProps) {
  const [text, setText] = useState('');
  const upload = useUpload();
  const picker = useRef<HTMLInputElement>(null);
  const { may } = useWorkspace();
  const ready = text.trim() !== '' && !upload.busy && !busy && may('operate');
  const send = async () => {
    if (!ready) return;
    const files = upload.items.flatMap((item) => (item.artifact ? [item.artifact] : []));
    if (await onSend({ text, files })) {
      setText('');
      upload.clear();
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void send();
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form
      onSubmit={onSubmit}
      className="rounded-xl border border-line-strong bg-raised p-2 shadow-sm focus-within:border-primary-line"
    >
      <textarea
        aria-label="Message"
        // biome-ignore lint/a11y/noAutofocus: the page is for writing here
        autoFocus={autoFocus}
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        placeholder="Ask, or say what to do"
        className="w-full resize-none bg-transparent px-2 py-1.5 text-[15px] outline-none placeholder:text-faint"
        value={text}
        maxLength={40_000}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={onKey}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="ghost" size="icon-sm" aria-label="Attach files" onClick={() => picker.current?.click()}>
          <Paperclip size={16} />
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            void upload.add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
        {upload.items.map((item) => (
          <span
            key={item.key}
            className={`inline-flex h-7 max-w-60 items-center gap-1.5 rounded-full border px-2.5 text-xs ${item.error ? 'border-danger-line text-danger' : 'border-line text-muted'}`}
          >
            <span className="truncate">{item.error ?? item.name}</span>
            {item.progress < 1 && !item.error && <span>{Math.round(item.progress * 100)} %</span>}
            <button type="button" aria-label={`Remove ${item.name}`} onClick={() => upload.remove(item.key)}>
              <X size={12} />
            </button>
          </span>
        ))}
        <Button
          kind="primary"
          size="icon"
          type="submit"
          className="ml-auto rounded-full"
          aria-label="Send"
          busy={busy}
          disabled={!ready}
        >
          {!busy && <ArrowUp size={17} />}
        </Button>
      </div>
    </form>
  );
}
