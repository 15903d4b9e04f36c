import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { Point, Rect } from '../core/model/geometry';

interface WorldPinProps {
  store: CanvasStore;
  /** The block it is fastened to, or a point. */
  place: { blockId?: string | null; at?: readonly [number, number] | null };
  /** Where on the block; its upper right corner unless said. */
  corner?: (block: Rect) => Point;
  children: ReactNode;
}

const upperRight = ({ x, y, w }: Rect) => ({ x: x + w - 8, y: y + 10 });

/** Lies in the world, keeps its size on screen, and moves with its block. */
export function WorldPin({ store, place, corner = upperRight, children }: WorldPinProps) {
  const element = useRef<HTMLDivElement>(null);
  const { blockId, at } = place;
  useLayoutEffect(() => {
    const put = () => {
      const rect = blockId ? store.scene.blocks.rectOf(blockId) : null;
      const point = rect ? corner(rect) : at ? { x: at[0], y: at[1] } : null;
      if (element.current === null) return;
      element.current.hidden = point === null;
      if (point !== null) element.current.style.translate = `${point.x}px ${point.y}px`;
    };
    put();
    const stops = [store.scene.onChange(put), store.scene.onDraft(put)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [store, blockId, corner, at]);
  return (
    <div ref={element} className="cv-world-pin">
      {children}
    </div>
  );
}
