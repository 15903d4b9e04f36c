import { useEffect, useState } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import { readingOrder } from '../core/edit/reading-order';

/** Blocks from top to bottom and left to right, kept current while the list is open. */
export function useReadingOrder(store: CanvasStore): readonly string[] {
  const [order, setOrder] = useState(() => readingOrder(store.scene));
  useEffect(() => {
    setOrder(readingOrder(store.scene));
    return store.scene.onChange(() => setOrder(readingOrder(store.scene)));
  }, [store]);
  return order;
}
