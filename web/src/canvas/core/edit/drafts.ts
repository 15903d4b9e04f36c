import type { Rect } from '../model/geometry';
import type { Scene } from '../model/scene';
import type { Presence } from '../share/presence';

/** Blocks shown elsewhere than where the document has them: one's own drag or resize, and the drags of others. */
export class Drafts {
  private readonly scene: Scene;
  private readonly presence: Presence;
  private own: ReadonlyMap<string, Rect> = new Map();
  /** Where a peer's blocks were when the drag began: the drop may arrive before the end of the drag does. */
  private readonly bases = new Map<number, Map<string, Rect>>();
  private readonly unsubscribe: () => void;

  constructor(scene: Scene, presence: Presence) {
    this.scene = scene;
    this.presence = presence;
    this.unsubscribe = presence.subscribe(() => this.apply());
  }

  get active(): boolean {
    return this.own.size > 0;
  }

  show(rects: ReadonlyMap<string, Rect>): void {
    this.own = rects;
    this.apply();
  }

  clear(): void {
    this.own = new Map();
    this.apply();
  }

  destroy(): void {
    this.unsubscribe();
  }

  private apply(): void {
    const all = new Map<string, Rect>();
    const dragging = new Set<number>();
    for (const peer of this.presence.snapshot()) {
      if (peer.drag === null) continue;
      dragging.add(peer.clientId);
      const base = this.baseOf(peer.clientId, peer.drag.ids);
      for (const [id, r] of base) all.set(id, { ...r, x: r.x + peer.drag.dx, y: r.y + peer.drag.dy });
    }
    for (const clientId of this.bases.keys()) if (!dragging.has(clientId)) this.bases.delete(clientId);
    for (const [id, rect] of this.own) all.set(id, rect);
    if (all.size > 0 || this.scene.draftIds.size > 0) this.scene.setDraft(all);
  }

  private baseOf(clientId: number, ids: readonly string[]): Map<string, Rect> {
    const known = this.bases.get(clientId);
    if (known !== undefined) return known;
    const base = new Map<string, Rect>();
    for (const id of ids) {
      const rect = this.scene.blocks.rectOf(id);
      if (rect !== null) base.set(id, rect);
    }
    this.bases.set(clientId, base);
    return base;
  }
}
