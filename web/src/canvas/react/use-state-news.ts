import { useEffect, useState } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { BlockStatus } from '../core/model/block-state';
import { statusLabel } from './status-label';

/** What a listener wants to hear of while blocks run. */
const NEWS: ReadonlySet<BlockStatus> = new Set(['running', 'done', 'failed', 'approval']);
/** Milliseconds over which changes are told together. */
const GATHER = 900;

/** Changes of state in words, a few at a time: "Brief: Done". Many at once are counted. */
export function useStateNews(store: CanvasStore): string {
  const [news, setNews] = useState('');
  useEffect(() => {
    const last = new Map<string, BlockStatus>();
    const fresh = new Map<string, BlockStatus>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = () => {
      timer = null;
      setNews(wordsOf(store, fresh));
      fresh.clear();
    };
    for (const id of store.scene.blocks.ids()) last.set(id, store.blockStates.get(id).status);
    const stop = store.blockStates.subscribeAll((ids) => {
      for (const id of ids) {
        const { status } = store.blockStates.get(id);
        // What is known when the canvas opens is no news.
        if (last.has(id) && last.get(id) !== status && NEWS.has(status)) fresh.set(id, status);
        last.set(id, status);
      }
      if (fresh.size > 0) timer ??= setTimeout(tell, GATHER);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store]);
  return news;
}

function wordsOf(store: CanvasStore, fresh: ReadonlyMap<string, BlockStatus>): string {
  if (fresh.size <= 3) {
    return [...fresh]
      .map(([id, status]) => `${store.scene.blocks.get(id)?.props.title ?? 'A block'}: ${statusLabel(status)}`)
      .join('. ');
  }
  const counts = new Map<BlockStatus, number>();
  for (const status of fresh.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${statusLabel(status).toLowerCase()}`).join(', ');
}
