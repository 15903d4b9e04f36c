import { Send } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { type Mentionable, mentionQuery, mentionsIn } from './mentions-in';

interface CommentFormProps {
  label: string;
  people: readonly Mentionable[];
  autoFocus?: boolean;
  onSend: (body: string, mentions: string[]) => void;
  onCancel?: () => void;
}

/** A text with @mentions: typing "@" offers the people of the workspace. */
export function CommentForm({ label, people, autoFocus = false, onSend, onCancel }: CommentFormProps) {
  const [body, setBody] = useState('');
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const offered =
    query === null ? [] : people.filter((p) => p.name.toLowerCase().includes(query.toLowerCase())).slice(0, 6);
  const choose = (person: Mentionable) => {
    const caret = field.current?.selectionStart ?? body.length;
    const start = caret - (query?.length ?? 0) - 1;
    setBody(`${body.slice(0, start)}@${person.name} ${body.slice(caret)}`);
    setQuery(null);
    field.current?.focus();
  };
  const send = () => {
    if (body.trim() === '') return;
    onSend(body.trim(), mentionsIn(body, people));
    setBody('');
    setQuery(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const person = offered[active];
    if (event.key === 'ArrowDown' && person) setActive(Math.min(active + 1, offered.length - 1));
    else if (event.key === 'ArrowUp' && person) setActive(Math.max(active - 1, 0));
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) choose(person);
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else if (event.key === 'Escape') query === null ? onCancel?.() : setQuery(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className="relative">
      <textarea
        ref={field}
        aria-label={label}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        // biome-ignore lint/a11y/noAutofocus: opened by the person to write in it
        autoFocus={autoFocus}
        rows={2}
        maxLength={5000}
        placeholder={`${label}. @ mentions someone`}
        value={body}
        onChange={(event) => {
          setBody(event.target.value);
          setQuery(mentionQuery(event.target.value, event.target.selectionStart));
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="block w-full resize-none rounded-md border border-line-strong bg-surface px-2.5 py-2 pr-10 text-sm outline-none focus:border-primary focus:shadow-[var(--ring)]"
      />
      <Button
        kind="ghost"
        size="icon-sm"
        className="absolute right-1.5 bottom-1.5"
        aria-label="Send"
        disabled={body.trim() === ''}
        onClick={send}
      >
        <Send size={14} />
      </Button>
      <div
        id={listId}
        role="listbox"
        aria-label="People"
        hidden={offered.length === 0}
        className="absolute inset-x-0 top-full z-40 mt-1 rounded-md border border-line bg-raised p-1 shadow-lg"
      >
        {offered.map((person, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text field drives this list by keyboard
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text field
          <div
            key={person.userId}
            role="option"
            aria-selected={i === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(person)}
            className="flex cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-sm aria-selected:bg-hover"
          >
            <Avatar id={person.userId} name={person.name} size={20} /> {person.name}
          </div>
        ))}
      </div>
    </div>
  );
}
