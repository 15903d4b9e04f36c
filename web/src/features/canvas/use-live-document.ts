import { startTransition, useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { API } from '@/lib/api/client';
import type { ApiProblem } from '@/lib/api/problem';
import { chosenWorkspace } from '@/lib/api/workspace-choice';
import { beginPhase } from '@/lib/tasks/phase';
import { closeReason, RESET } from './close-reason';
import { paceSync } from './pace-sync';

export type Connection = 'connecting' | 'connected' | 'offline';

export interface OpenDocument {
  doc: Y.Doc;
  awareness: Awareness;
  /** The server's content has arrived at least once. */
  synced: boolean;
  connection: Connection;
  /** Why the server closed the document for good. */
  closed: ApiProblem | null;
}

/** The shared document of a canvas; none for null. */
export function useCanvasDocument(canvasId: string | null, onReset?: () => void): OpenDocument | null {
  return useLiveDocument(canvasId === null ? null : `/canvases/${encodeURIComponent(canvasId)}/sync`, onReset);
}

/**
 * Opens a shared document by the path of its socket; none for null. Edits made while offline are sent when the line is back. After a reset the
 * document is opened anew: a new Y.Doc has a new client id, and holds only what the server took.
 */
export function useLiveDocument(path: string | null, onReset?: () => void, guest?: string): OpenDocument | null {
  const [open, setOpen] = useState<OpenDocument | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round after each reset; telling of it opens nothing
  useEffect(() => {
    if (path === null) return undefined;
    const doc = new Y.Doc();
    const workspace = chosenWorkspace();
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const provider = new WebsocketProvider(`${scheme}://${location.host}${API}`, path.slice(1), doc, {
      params: guest !== undefined ? { guest } : workspace === null ? {} : { workspace },
      maxBackoffTime: 5000,
      disableBc: true,
    });
    beginPhase('document');
    paceSync(provider);
    const publish = (change: Partial<OpenDocument>) =>
      setOpen((now) => (now?.doc === doc ? { ...now, ...change } : now));
    setOpen({ doc, awareness: provider.awareness, synced: false, connection: 'connecting', closed: null });
    provider.on('sync', (synced) => {
      if (synced) startTransition(() => publish({ synced: true })); // the editor of a large document is drawn in turns
    });
    provider.on('status', ({ status }) => {
      publish({
        connection: status === 'connected' ? 'connected' : status === 'connecting' ? 'connecting' : 'offline',
      });
    });
    provider.on('closed', ({ code }) => {
      if (code !== RESET) return publish({ closed: closeReason(code), connection: 'offline' });
      onReset?.();
      setRound((now) => now + 1);
    });
    return () => {
      provider.destroy();
      doc.destroy();
      setOpen(null);
    };
  }, [path, round]);
  return open;
}
