import { useSyncExternalStore } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { Peer } from '../core/share/awareness-state';

/** Everybody else on the canvas. */
export function usePeers(store: CanvasStore): readonly Peer[] {
  return useSyncExternalStore(store.presence.subscribe, store.presence.snapshot);
}
