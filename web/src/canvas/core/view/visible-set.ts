import { expandRect, type Rect, rectContains, rectsOverlap } from '../model/geometry';
import type { Scene } from '../model/scene';
import type { Camera } from './camera';
import { detailAt } from './level-of-detail';

/** Screen pixels kept around the viewport, so that cards exist before they come into sight. */
const OVERSCAN = 180;
/** At most this many cards are mounted per frame; what is missing is painted as a box meanwhile. */
const MOUNTS_PER_FRAME = 4;

/**
 * The blocks that exist as DOM cards. Recomputed only when the camera leaves the overscanned region or blocks change;
 * new cards join a few per frame, nearest to the centre first, so that a fast pan never pays for thirty cards at once.
 */
export class VisibleSet {
  private readonly scene: Scene;
  private readonly camera: Camera;
  private region: Rect | null = null;
  private wanted: string[] = [];
  private mounted = new Set<string>();
  private list: readonly string[] = [];
  private pending = false;
  private readonly listeners = new Set<() => void>();

  constructor(scene: Scene, camera: Camera) {
    this.scene = scene;
    this.camera = camera;
  }

  /** Ids in paint order; the same array until it changes. */
  readonly snapshot = (): readonly string[] => this.list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get ids(): ReadonlySet<string> {
    return this.mounted;
  }

  /** More cards are waiting for the next frame. */
  get incomplete(): boolean {
    return this.pending;
  }

  invalidate(): void {
    this.region = null;
  }

  /** Brings the set up to date with the camera; true when cards came or went. */
  update(mountLimit = MOUNTS_PER_FRAME): boolean {
    if (detailAt(this.camera.zoom) !== 'cards') return this.clear();
    const view = this.camera.view();
    const stale = this.region === null || !rectContains(this.region, view) || this.region.w > view.w * 3;
    if (stale) this.collect(view);
    if (!stale && !this.pending) return false;
    return this.mount(mountLimit, stale);
  }

  private collect(view: Rect): void {
    const margin = OVERSCAN / this.camera.zoom;
    this.region = expandRect(view, margin);
    const { blocks } = this.scene;
    const cx = view.x + view.w / 2;
    const cy = view.y + view.h / 2;
    const distance = (slot: number) =>
      Math.abs(blocks.x[slot]! + blocks.w[slot]! / 2 - cx) + Math.abs(blocks.y[slot]! + blocks.h[slot]! / 2 - cy);
    this.wanted = this.scene.blockGrid
      .query(this.region)
      .filter((slot) => rectsOverlap(blocks.rect(slot), this.region!))
      .sort((a, b) => distance(a) - distance(b))
      .map((slot) => blocks.content[slot]!.id);
  }

  private mount(limit: number, prune: boolean): boolean {
    const next = new Set<string>();
    if (prune) {
      const wanted = new Set(this.wanted);
      for (const id of this.mounted) if (wanted.has(id)) next.add(id);
    } else for (const id of this.mounted) next.add(id);
    let room = limit;
    this.pending = false;
    for (const id of this.wanted) {
      if (next.has(id) || !this.scene.blocks.has(id)) continue;
      if (room-- <= 0) {
        this.pending = true;
        break;
      }
      next.add(id);
    }
    return this.publish(next, prune);
  }

  private clear(): boolean {
    this.region = null;
    this.pending = false;
    this.wanted = [];
    return this.mounted.size > 0 && this.publish(new Set(), true);
  }

  private publish(next: Set<string>, reorder: boolean): boolean {
    const same = next.size === this.mounted.size && [...next].every((id) => this.mounted.has(id));
    if (same && !reorder) return false;
    const { blocks } = this.scene;
    const ordered = [...next].sort((a, b) => blocks.compare(blocks.slot(a), blocks.slot(b)));
    this.mounted = next;
    if (same && ordered.every((id, i) => id === this.list[i])) return false;
    this.list = ordered;
    for (const listener of this.listeners) listener();
    return true;
  }
}
