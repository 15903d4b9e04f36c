import { MessageSquarePlus, X } from 'lucide-react';
import { useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { CommentThread } from '@/canvas/core/comments/comment-thread';
import type { CommentPlace } from '@/canvas/core/comments/comments';
import { SideSheet } from '@/components/layout/side-sheet';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { CommentForm } from './comment-form';
import type { Mentionable } from './mentions-in';
import { ThreadCard } from './thread-card';
import type { LiveComments } from './use-comments';

interface CommentsPanelProps {
  live: LiveComments;
  store: CanvasStore;
  people: readonly Mentionable[];
  me: string;
  mayComment: boolean;
  /** Also the threads of others. */
  mayRemove: boolean;
  /** Where a new thread is being written. */
  draft: CommentPlace | null;
  open: string | null;
  onOpen: (id: string | null) => void;
  onDraft: (place: CommentPlace | null) => void;
  onClose: () => void;
}

/** All threads of the canvas, and the one being written. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { live, store, people, draft, open, onOpen, onDraft } = props;
  const [shown, setShown] = useState('open');
  const threads = live.threads.filter((t) => t.resolved === (shown === 'resolved'));
  const show = (thread: CommentThread) => {
    onOpen(open === thread.id ? null : thread.id);
    if (thread.blockId !== null) store.jumpTo(thread.blockId);
    else if (thread.at !== null) lookAt(store, thread.at);
  };
  return (
    <SideSheet label="Comments" narrow>
      <header className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4 max-lg:pt-0">
        <h2 className="flex-1 text-sm font-semibold">Comments</h2>
        {props.mayComment && (
          <Button size="sm" onClick={() => store.editor.setState({ tool: 'comment' })}>
            <MessageSquarePlus size={14} /> New
          </Button>
        )}
        <Button kind="ghost" size="icon-sm" aria-label="Close the comments" onClick={props.onClose}>
          <X size={15} />
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-3">
        {draft !== null && (
          <div className="mb-3 rounded-lg border border-primary-line p-3 shadow-sm">
            <p className="mb-2 text-xs text-faint">{whereOf(store, draft)}</p>
            <CommentForm
              key={JSON.stringify(draft)}
              label="Comment"
              people={people}
              autoFocus
              onSend={(body, mentions) => {
                onOpen(live.comments.add(draft, body, mentions));
                onDraft(null);
              }}
              onCancel={() => onDraft(null)}
            />
          </div>
        )}
        <ChoiceChips
          label="Which threads"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'open', label: 'Open' },
            { value: 'resolved', label: 'Resolved' },
          ]}
        />
        <ul className="mt-3 flex flex-col gap-2.5">
          {threads.map((thread) => (
            <ThreadCard
              key={thread.id}
              thread={thread}
              comments={live.comments}
              where={whereOf(store, thread)}
              people={people}
              me={props.me}
              open={open === thread.id}
              mayComment={props.mayComment}
              mayRemove={props.mayRemove || thread.author.id === props.me}
              onOpen={() => show(thread)}
            />
          ))}
        </ul>
        {threads.length === 0 && draft === null && (
          <p className="px-6 py-10 text-center text-sm text-muted">
            {shown === 'open'
              ? 'Nothing is being discussed. Choose New, then click a block or a place.'
              : 'Nothing was resolved yet.'}
          </p>
        )}
      </div>
    </SideSheet>
  );
}

function whereOf(store: CanvasStore, place: { blockId?: string | null } | { at: unknown }): string {
  if (!('blockId' in place) || !place.blockId) return 'On the canvas';
  const block = store.scene.blocks.get(place.blockId);
  return block === undefined ? 'On a removed block' : `On “${block.props.title ?? block.type}”`;
}

function lookAt({ camera, flight }: CanvasStore, [x, y]: [number, number]): void {
  const zoom = Math.max(0.7, camera.zoom);
  flight.to({ x: x - camera.width / zoom / 2, y: y - camera.height / zoom / 2, zoom });
}
