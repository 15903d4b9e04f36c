import { useSyncExternalStore } from 'react';
import type { CanvasStore } from '../core/canvas-store';

/** The colour of a peer who has this block selected; null when nobody has. */
export function usePeerColor(store: CanvasStore, id: string): string | null {
  return useSyncExternalStore(store.presence.subscribe, () => {
    for (const peer of store.presence.snapshot()) if (peer.selection.includes(id)) return peer.user.color;
    return null;
  });
}
