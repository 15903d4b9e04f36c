import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { OpenText } from '@/canvas/editor/open-text';
import { API } from '@/lib/api/client';
import { chosenWorkspace } from '@/lib/api/workspace-choice';

/** Opens the long text of a block: a document of its own over its own socket, for as long as somebody writes in it. */
export function openBlockText(canvasId: string, blockId: string, user: { name: string; color: string }): OpenText {
  const doc = new Y.Doc();
  const workspace = chosenWorkspace();
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const room = `canvases/${encodeURIComponent(canvasId)}/blocks/${encodeURIComponent(blockId)}/sync`;
  const provider = new WebsocketProvider(`${scheme}://${location.host}${API}`, room, doc, {
    params: workspace === null ? {} : { workspace },
    maxBackoffTime: 5000,
    disableBc: true,
  });
  provider.awareness.setLocalStateField('user', user);
  return {
    doc,
    awareness: provider.awareness,
    synced: new Promise((resolve) => {
      provider.on('sync', (synced: boolean) => {
        if (synced) resolve();
      });
    }),
    onLost: (listener) => provider.on('closed', listener),
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}
