import { clsx } from 'clsx';
import { Check, RotateCcw, Trash2 } from 'lucide-react';
import type { CommentThread } from '@/canvas/core/comments/comment-thread';
import type { Comments } from '@/canvas/core/comments/comments';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { CommentForm } from './comment-form';
import type { Mentionable } from './mentions-in';

interface ThreadCardProps {
  thread: CommentThread;
  comments: Comments;
  where: string;
  people: readonly Mentionable[];
  open: boolean;
  mayComment: boolean;
  mayRemove: boolean;
  me: string;
  onOpen: () => void;
}

/** One thread: the first words when closed, everything and an answer when open. */
export function ThreadCard({
  thread,
  comments,
  where,
  people,
  open,
  mayComment,
  mayRemove,
  me,
  onOpen,
}: ThreadCardProps) {
  const now = useNow();
  const messages = open ? thread.messages : thread.messages.slice(0, 1);
  const more = thread.messages.length - messages.length;
  return (
    <li className={clsx('rounded-lg border', open ? 'border-primary-line shadow-sm' : 'border-line')}>
      <div className="flex items-center gap-1 pt-1.5 pr-1.5 pl-3">
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          className="min-w-0 flex-1 truncate text-left text-xs text-faint hover:text-text"
        >
          {where}
        </button>
        {mayComment && (
          <Button
            kind="ghost"
            size="icon-sm"
            aria-label={thread.resolved ? 'Open again' : 'Resolve'}
            onClick={() => comments.resolve(thread.id, !thread.resolved)}
          >
            {thread.resolved ? <RotateCcw size={14} /> : <Check size={15} />}
          </Button>
        )}
        {mayComment && mayRemove && (
          <Button kind="ghost" size="icon-sm" aria-label="Delete thread" onClick={() => comments.remove(thread.id)}>
            <Trash2 size={14} />
          </Button>
        )}
      </div>
      <ol className="flex flex-col gap-3 px-3 pt-1 pb-3">
        {messages.map((message, i) => (
          <li key={i} className="flex gap-2.5">
            <Avatar id={message.author.id} name={message.author.name} size={24} />
            <div className="min-w-0 flex-1 text-sm">
              <p>
                <span className="font-medium">{message.author.name}</span>{' '}
                <span className="text-xs text-faint">{formatRelative(message.createdAt, now)}</span>
              </p>
              <Body text={message.body} people={people} />
            </div>
            {open && i > 0 && mayComment && message.author.id === me && (
              <Button
                kind="ghost"
                size="icon-sm"
                aria-label="Delete answer"
                onClick={() => comments.removeMessage(thread.id, i)}
              >
                <Trash2 size={13} />
              </Button>
            )}
          </li>
        ))}
        {more > 0 && (
          <li>
            <button type="button" className="text-[13px] text-link" onClick={onOpen}>
              {more} more {more === 1 ? 'answer' : 'answers'}
            </button>
          </li>
        )}
        {open && mayComment && (
          <li>
            <CommentForm
              label="Reply"
              people={people}
              onSend={(body, mentions) => comments.reply(thread.id, body, mentions)}
            />
          </li>
        )}
      </ol>
    </li>
  );
}

/** The text of a message, with mentions set off. */
function Body({ text, people }: { text: string; people: readonly Mentionable[] }) {
  const names = people.map((p) => p.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length);
  const pieces = names.length === 0 ? [text] : text.split(new RegExp(`(@(?:${names.join('|')}))`, 'gi'));
  return (
    <p className="break-words whitespace-pre-wrap">
      {pieces.map((piece, i) =>
        i % 2 === 1 ? (
          <span key={i} className="rounded-xs bg-primary-soft px-0.5 font-medium text-link">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </p>
  );
}
