import { useEffect, useState, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { CommentThread } from '@/canvas/core/comments/comment-thread';
import { Comments } from '@/canvas/core/comments/comments';

export interface LiveComments {
  threads: readonly CommentThread[];
  comments: Comments;
}

/** The comments of a document for as long as it is open. */
export function useComments(doc: Y.Doc, author: { id: string; name: string } | null): LiveComments | null {
  const [comments, setComments] = useState<Comments | null>(null);
  const { id, name } = author ?? { id: '', name: 'Guest' };
  useEffect(() => {
    const created = new Comments(doc, { id, name });
    setComments(created);
    return () => created.destroy();
  }, [doc, id, name]);
  const threads = useSyncExternalStore(comments?.subscribe ?? never, comments?.snapshot ?? none);
  return comments === null ? null : { threads, comments };
}

const NONE: readonly CommentThread[] = [];
const none = () => NONE;
const never = () => () => undefined;
