import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { API } from '@/lib/api/client';
import { chosenWorkspace } from '@/lib/api/workspace-choice';

export type Connection = 'connecting' | 'connected' | 'offline';

export interface OpenDocument {
  doc: Y.Doc;
  awareness: Awareness;
  /** The server's content has arrived at least once. */
  synced: boolean;
  connection: Connection;
}

/** Opens the shared document of a canvas. Edits made while offline are sent when the line is back. */
export function useCanvasDocument(canvasId: string): OpenDocument | null {
  const [open, setOpen] = useState<OpenDocument | null>(null);
  useEffect(() => {
    const doc = new Y.Doc();
    const workspace = chosenWorkspace();
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const provider = new WebsocketProvider(`${scheme}://${location.host}${API}/canvases`, `${canvasId}/sync`, doc, {
      params: workspace === null ? {} : { workspace },
      maxBackoffTime: 5000,
      disableBc: true,
    });
    const publish = (change: Partial<OpenDocument>) =>
      setOpen((now) => (now?.doc === doc ? { ...now, ...change } : now));
    setOpen({ doc, awareness: provider.awareness, synced: false, connection: 'connecting' });
    provider.on('sync', (synced) => {
      if (synced) publish({ synced: true });
    });
    provider.on('status', ({ status }) => {
      publish({
        connection: status === 'connected' ? 'connected' : status === 'connecting' ? 'connecting' : 'offline',
      });
    });
    return () => {
      provider.destroy();
      doc.destroy();
      setOpen(null);
    };
  }, [canvasId]);
  return open;
}
