import type { Scene } from '../model/scene';

/** A block with what lies inside it, in reading order. */
export interface OutlineEntry {
  id: string;
  inside: OutlineEntry[];
}

/** Blocks as a tree: those in a frame or group under it; without one, or in a circle of a broken document, at the top. */
export function outlineOf(scene: Scene, order: readonly string[]): OutlineEntry[] {
  const entries = new Map<string, OutlineEntry>(order.map((id) => [id, { id, inside: [] }]));
  const top: OutlineEntry[] = [];
  for (const id of order) {
    const parent = holderOf(scene, id);
    const holder = parent === null ? undefined : entries.get(parent);
    (holder?.inside ?? top).push(entries.get(id)!);
  }
  return top;
}

function holderOf(scene: Scene, id: string): string | null {
  const parent = scene.blocks.get(id)?.parent ?? null;
  const seen = new Set<string>([id]);
  for (let at = parent; at !== null; at = scene.blocks.get(at)?.parent ?? null) {
    if (seen.has(at)) return null;
    seen.add(at);
  }
  return parent;
}
