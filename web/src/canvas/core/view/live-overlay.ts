import type { Guide } from '../edit/snapping';
import type { PortRef } from '../model/block-types';
import type { Point, Rect } from '../model/geometry';

/** What is drawn above everything while a hand is at work; changes on every pointer move, so it bypasses React. */
export class LiveOverlay {
  marquee: Rect | null = null;
  guides: readonly Guide[] = [];
  connection: { from: PortRef; to: Point; over: PortRef | null; overBlock: string | null } | null = null;
  private readonly listeners = new Set<() => void>();

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  show(change: Partial<Pick<LiveOverlay, 'marquee' | 'guides' | 'connection'>>): void {
    Object.assign(this, change);
    for (const listener of this.listeners) listener();
  }

  clear(): void {
    this.show({ marquee: null, guides: [], connection: null });
  }
}
