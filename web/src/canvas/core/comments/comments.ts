import * as Y from 'yjs';
import { type CommentAuthor, type CommentThread, readThread } from './comment-thread';

export type CommentPlace = { blockId: string } | { at: [number, number] };

/** The comments of a canvas, live. Writing them is no step of the undo history: a word said is not an edit. */
export class Comments {
  private readonly root: Y.Map<unknown>;
  private readonly author: CommentAuthor;
  private readonly listeners = new Set<() => void>();
  private threads: readonly CommentThread[] = [];

  constructor(doc: Y.Doc, author: CommentAuthor) {
    this.root = doc.getMap('comments');
    this.author = author;
    this.root.observeDeep(this.refresh);
    this.refresh();
  }

  destroy(): void {
    this.root.unobserveDeep(this.refresh);
    this.listeners.clear();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** All threads, oldest first; the same array until something changes. */
  readonly snapshot = (): readonly CommentThread[] => this.threads;

  /** Starts a thread and answers its id. */
  add(place: CommentPlace, body: string, mentions: readonly string[] = []): string {
    const id = crypto.randomUUID();
    const thread = new Y.Map<unknown>();
    for (const [name, value] of Object.entries(place)) thread.set(name, value);
    thread.set('author', { ...this.author });
    thread.set('createdAt', new Date().toISOString());
    thread.set('resolved', false);
    const messages = new Y.Array<unknown>();
    messages.push([this.message(body, mentions)]);
    thread.set('messages', messages);
    this.root.set(id, thread);
    return id;
  }

  reply(id: string, body: string, mentions: readonly string[] = []): void {
    const messages = this.field(id, 'messages');
    if (messages instanceof Y.Array) messages.push([this.message(body, mentions)]);
  }

  resolve(id: string, resolved: boolean): void {
    const thread = this.root.get(id);
    if (thread instanceof Y.Map) thread.set('resolved', resolved);
  }

  remove(id: string): void {
    this.root.delete(id);
  }

  /** Takes back one answer. */
  removeMessage(id: string, index: number): void {
    const messages = this.field(id, 'messages');
    if (messages instanceof Y.Array && index < messages.length) messages.delete(index);
  }

  private field(id: string, name: string): unknown {
    const thread = this.root.get(id);
    return thread instanceof Y.Map ? thread.get(name) : undefined;
  }

  private message(body: string, mentions: readonly string[]): Y.Map<unknown> {
    const message = new Y.Map<unknown>();
    message.set('author', { ...this.author });
    message.set('body', body);
    message.set('createdAt', new Date().toISOString());
    message.set('mentions', [...mentions]);
    return message;
  }

  private readonly refresh = () => {
    const threads: CommentThread[] = [];
    for (const [id, value] of this.root.entries()) {
      const thread = readThread(id, value);
      if (thread !== null) threads.push(thread);
    }
    this.threads = threads.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
    for (const listener of this.listeners) listener();
  };
}
