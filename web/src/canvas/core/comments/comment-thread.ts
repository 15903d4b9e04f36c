import * as Y from 'yjs';

export interface CommentAuthor {
  id: string;
  name: string;
}

export interface CommentMessage {
  author: CommentAuthor;
  body: string;
  createdAt: string;
  mentions: string[];
}

/** A thread pinned to a block or to a point of the canvas. */
export interface CommentThread {
  id: string;
  blockId: string | null;
  at: [number, number] | null;
  author: CommentAuthor;
  createdAt: string;
  resolved: boolean;
  messages: CommentMessage[];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Reads a thread leniently: other writers may be older, newer or broken; null when it holds nothing to show. */
export function readThread(id: string, value: unknown): CommentThread | null {
  if (!(value instanceof Y.Map)) return null;
  const held: unknown = value.get('messages');
  const messages =
    held instanceof Y.Array
      ? held
          .toArray()
          .map(readMessage)
          .filter((m) => m !== null)
      : [];
  if (messages.length === 0) return null;
  const at: unknown = value.get('at');
  return {
    id,
    blockId: text(value.get('blockId')) || null,
    at: Array.isArray(at) && at.length === 2 && at.every(Number.isFinite) ? (at as [number, number]) : null,
    author: readAuthor(value.get('author')),
    createdAt: text(value.get('createdAt')),
    resolved: value.get('resolved') === true,
    messages,
  };
}

function readMessage(value: unknown): CommentMessage | null {
  const get = (name: string): unknown =>
    value instanceof Y.Map ? value.get(name) : (value as Record<string, unknown> | null)?.[name];
  const body = text(get('body'));
  if (body === '') return null;
  const mentions = get('mentions');
  return {
    author: readAuthor(get('author')),
    body: body.slice(0, 10_000),
    createdAt: text(get('createdAt')),
    mentions: Array.isArray(mentions) ? mentions.map(String) : [],
  };
}

function readAuthor(value: unknown): CommentAuthor {
  const plain = value instanceof Y.Map ? value.toJSON() : value;
  const { id, name } = (plain ?? {}) as Partial<CommentAuthor>;
  return { id: text(id), name: text(name).slice(0, 80) || 'Someone' };
}
