import { clsx } from 'clsx';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { CommentThread } from '@/canvas/core/comments/comment-thread';
import type { CommentPlace } from '@/canvas/core/comments/comments';
import { WorldPin } from '@/canvas/react/world-pin';
import { colorOf, initials } from '@/components/ui/avatar';

interface CommentPinsProps {
  store: CanvasStore;
  threads: readonly CommentThread[];
  draft: CommentPlace | null;
  open: string | null;
  onOpen: (id: string) => void;
}

/** Threads where they belong on the canvas: on the corner of a block, or on a point. */
export function CommentPins({ store, threads, draft, open, onOpen }: CommentPinsProps) {
  return (
    <>
      {threads
        .filter((thread) => !thread.resolved)
        .map((thread) => (
          <WorldPin key={thread.id} store={store} place={thread}>
            <button
              type="button"
              data-canvas-ui=""
              aria-label={`Comment by ${thread.author.name}: ${thread.messages[0]!.body.slice(0, 80)}`}
              onClick={() => onOpen(thread.id)}
              style={{ background: colorOf(thread.author.id) }}
              className={clsx(
                'relative flex size-7 -translate-y-full items-center justify-center rounded-full rounded-bl-sm border-2 border-surface text-[11px] font-semibold text-white shadow-md',
                open === thread.id && 'outline-2 outline-offset-1 outline-primary',
              )}
            >
              {initials(thread.author.name)}
              {thread.messages.length > 1 && (
                <span className="absolute -top-1.5 -right-1.5 rounded-full bg-text px-1 text-[10px] leading-3.5 text-surface">
                  {thread.messages.length}
                </span>
              )}
            </button>
          </WorldPin>
        ))}
      {draft !== null && (
        <WorldPin store={store} place={draft}>
          <span className="block size-7 -translate-y-full animate-pop-in rounded-full rounded-bl-sm border-2 border-surface bg-primary-fill shadow-md" />
        </WorldPin>
      )}
    </>
  );
}
