import { useSyncExternalStore } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { HistoryState } from '../core/edit/history';

export function useHistory(store: CanvasStore): HistoryState {
  return useSyncExternalStore(store.history.subscribe, store.history.snapshot);
}
