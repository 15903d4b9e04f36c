import { clsx } from 'clsx';
import { useLayoutEffect, useRef } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { CommentThread } from '@/canvas/core/comments/comment-thread';
import type { CommentPlace } from '@/canvas/core/comments/comments';
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
          <Pin key={thread.id} store={store} place={thread}>
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
          </Pin>
        ))}
      {draft !== null && (
        <Pin store={store} place={draft}>
          <span className="block size-7 -translate-y-full animate-pop-in rounded-full rounded-bl-sm border-2 border-surface bg-primary-fill shadow-md" />
        </Pin>
      )}
    </>
  );
}

interface PinProps {
  store: CanvasStore;
  place: { blockId?: string | null; at?: [number, number] | null };
  children: React.ReactNode;
}

/** Keeps its size on screen, and moves with its block. */
function Pin({ store, place, children }: PinProps) {
  const element = useRef<HTMLDivElement>(null);
  const { blockId, at } = place;
  useLayoutEffect(() => {
    const put = () => {
      const rect = blockId ? store.scene.blocks.rectOf(blockId) : null;
      const point = rect ? { x: rect.x + rect.w - 8, y: rect.y + 10 } : at ? { x: at[0], y: at[1] } : null;
      if (element.current === null) return;
      element.current.hidden = point === null;
      if (point !== null) element.current.style.translate = `${point.x}px ${point.y}px`;
    };
    put();
    const stops = [store.scene.onChange(put), store.scene.onDraft(put)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [store, blockId, at]);
  return (
    <div ref={element} className="cv-comment-pin">
      {children}
    </div>
  );
}
