import * as Y from 'yjs';

/** A long text that several people write at once, seen as plain text: what a block's settings hold and its executor reads. */
export interface SharedText {
  read(): string;
  /** Makes it another text by changing only what differs. */
  write(text: string): void;
  /** Fills an empty text. Two people who do it at once with the same text write the same changes, so it is not doubled. */
  seed(text: string): void;
  /** Nobody has ever written here. */
  untouched(): boolean;
  observe(listener: () => void): () => void;
}

/** Code and Markdown source: the root `code` of a block's own document. */
export function codeText(doc: Y.Doc): SharedText {
  const text = doc.getText('code');
  return {
    read: () => text.toString(),
    write(next) {
      const now = text.toString();
      const { start, removed, inserted } = difference(now, next);
      if (removed === 0 && inserted === '') return;
      doc.transact(() => {
        if (removed > 0) text.delete(start, removed);
        if (inserted !== '') text.insert(start, inserted);
      }, OUTSIDE);
    },
    seed: (next) => seedWith(doc, next, (copy) => copy.getText('code').insert(0, next)),
    untouched: () => doc.store.clients.size === 0,
    observe(listener) {
      text.observe(listener);
      return () => text.unobserve(listener);
    },
  };
}

/** Origin of changes that bring in what was written elsewhere; no one's own edit. */
export const OUTSIDE = { cadre: 'text-from-outside' };

/** Writes through a document whose client id follows from the text: the same text gives the same bytes everywhere. */
export function seedWith(doc: Y.Doc, text: string, fill: (copy: Y.Doc) => void): void {
  const copy = new Y.Doc();
  copy.clientID = clientIdOf(text);
  copy.transact(() => fill(copy));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy), OUTSIDE);
  copy.destroy();
}

function clientIdOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash >>> 0) | 1;
}

/** The middle part that differs; never splits a surrogate pair. */
function difference(now: string, next: string): { start: number; removed: number; inserted: string } {
  const shorter = Math.min(now.length, next.length);
  let start = 0;
  while (start < shorter && now[start] === next[start]) start++;
  if (start > 0 && isHigh(now.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < shorter - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end++;
  if (end > 0 && isLow(now.charCodeAt(now.length - end))) end--;
  return { start, removed: now.length - start - end, inserted: next.slice(start, next.length - end) };
}

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number) => code >= 0xdc00 && code < 0xe000;
