import { useState } from 'react';
import type * as Y from 'yjs';
import type { CommentPlace } from '@/canvas/core/comments/comments';
import type { CommentRequest } from '@/canvas/core/input/canvas-host';
import { useComments } from './use-comments';

/** Comments as the canvas page needs them: what is open, what is being written, and where. */
export function useCommentsMode(doc: Y.Doc, author: { id: string; name: string } | null, show: () => void) {
  const live = useComments(doc, author);
  const [draft, setDraft] = useState<CommentPlace | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const shared = { draft, open };
  return {
    live,
    openThreads: live?.threads.filter((t) => !t.resolved).length ?? 0,
    ask: ({ blockId, world }: CommentRequest) => {
      setDraft(blockId === null ? { at: [Math.round(world.x), Math.round(world.y)] } : { blockId });
      show();
    },
    pins: {
      ...shared,
      onOpen: (id: string) => {
        setOpen(id);
        show();
      },
    },
    panel: { ...shared, onOpen: setOpen, onDraft: setDraft },
  };
}
