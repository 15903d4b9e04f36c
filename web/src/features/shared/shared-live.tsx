import { useEffect, useMemo, useState } from 'react';
import { useCanvasStore } from '@/canvas/react/use-canvas-store';
import { ErrorState } from '@/components/layout/error-state';
import { colorOf } from '@/components/ui/avatar';
import { ApiProblem } from '@/lib/api/problem';
import type { BlockType } from '@/lib/api/types/block-type';
import type { SharedCanvas } from '@/lib/api/types/canvas-share';
import { CanvasLoading } from '../canvas/canvas-loading';
import { CanvasStage } from '../canvas/canvas-stage';
import { CommentPins } from '../canvas/comments/comment-pins';
import { CommentsPanel } from '../canvas/comments/comments-panel';
import { useCommentsMode } from '../canvas/comments/use-comments-mode';
import { PastBlock } from '../canvas/history/past-block';
import { Presence } from '../canvas/presence';
import { useDrawn } from '../canvas/use-drawn';
import { type OpenDocument, useLiveDocument } from '../canvas/use-live-document';
import type { CanvasOpening } from '../canvas/use-opening';
import { SharedHeader } from './shared-header';
import { useSharedStates } from './use-shared-states';
import { useSharedTypes } from './use-shared-types';

interface SharedLiveProps {
  token: string;
  /** The text by which the server knows this guest again. */
  guest: string;
  shared: SharedCanvas;
  author: { id: string; name: string };
  opening: CanvasOpening;
}

const ENDED = new ApiProblem({
  status: 403,
  code: 'share_ended',
  title: 'This link no longer works.',
  detail: 'It expired or was revoked. Ask whoever sent it for a new one.',
});

/** The live canvas behind a link. */
export function SharedLive({ token, guest, shared, author, opening }: SharedLiveProps) {
  const opened = useLiveDocument(`/shared/${encodeURIComponent(token)}/sync`, undefined, guest);
  const offline = opened?.connection === 'offline';
  const closed = opened?.closed ?? null;
  const { onDrawn, onOffline } = opening;
  useEffect(() => onOffline(offline), [onOffline, offline]);
  useEffect(() => {
    if (closed !== null) onDrawn();
  }, [closed, onDrawn]);
  if (opened?.closed) {
    return (
      <div className="mx-auto max-w-130 px-4 py-20">
        <ErrorState error={opened.closed.status === 403 ? ENDED : opened.closed} />
      </div>
    );
  }
  if (opened === null || !opened.synced) return opening.blank ? <CanvasLoading offline={offline} /> : null;
  return <SharedEditor shared={shared} author={author} opened={opened} opening={opening} />;
}

type SharedEditorProps = Omit<SharedLiveProps, 'token' | 'guest'> & { opened: OpenDocument };

function SharedEditor({ shared, author, opened, opening }: SharedEditorProps) {
  const readOnly = shared.role !== 'editor';
  const mayComment = shared.role !== 'viewer';
  const types = useSharedTypes(shared);
  const { states, steps } = useSharedStates(shared);
  const [selection, setSelection] = useState<readonly string[]>([]);
  const [discussing, setDiscussing] = useState(false);
  const user = useMemo(() => ({ ...author, color: colorOf(author.id), kind: 'person' as const }), [author]);
  const store = useCanvasStore({
    doc: opened.doc,
    awareness: opened.awareness,
    catalog: types,
    blockStates: states,
    user,
    readOnly,
  });
  const comments = useCommentsMode(opened.doc, author, () => setDiscussing(true));
  useDrawn(store, opening.onDrawn);
  if (store === null) return null;
  const selected = selection.length === 1 ? selection[0]! : null;
  return (
    <div className="flex h-dvh flex-col">
      <SharedHeader shared={shared}>
        <Presence store={store} connection={opened.connection} />
      </SharedHeader>
      <main className="relative flex min-h-0 flex-1 max-lg:flex-col">
        <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden">
          <CanvasStage
            store={store}
            openAt={opening.at}
            title={shared.title}
            types={types as unknown as BlockType[]}
            runs={null}
            readOnly={readOnly}
            inWorld={comments.live && <CommentPins store={store} threads={comments.live.threads} {...comments.pins} />}
            onSelectionChange={setSelection}
            {...(mayComment ? { onComment: comments.ask } : {})}
          />
        </div>
        {discussing && comments.live ? (
          <CommentsPanel
            live={comments.live}
            store={store}
            people={[]}
            me={author.id}
            mayComment={mayComment}
            mayRemove={!readOnly}
            {...comments.panel}
            onClose={() => setDiscussing(false)}
          />
        ) : (
          selected && <PastBlock key={selected} store={store} blockId={selected} step={steps.get(selected)} />
        )}
      </main>
    </div>
  );
}
