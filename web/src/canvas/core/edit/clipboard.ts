import type { BlockProps, Geo } from '../model/canvas-document';
import { keyBetween } from '../model/fractional-index';
import type { Point } from '../model/geometry';
import { topKey, writeBlock } from './block-commands';
import { commit, type EditContext, geoOf } from './commit';
import { writeEdge } from './edge-commands';

/** Blocks and the edges between them, as they travel through the clipboard, files and exports. */
export interface CanvasFragment {
  cadre: 'canvas/1';
  blocks: { id: string; type: string; parent: string | null; geo: Geo; p: BlockProps }[];
  edges: { from: [string, string]; to: [string, string]; label?: string }[];
}

export function copyBlocks(context: EditContext, ids: Iterable<string>): CanvasFragment {
  const { scene } = context;
  const all = scene.withDescendants(ids);
  const ordered = [...all].sort((a, b) => scene.blocks.compare(scene.blocks.slot(a), scene.blocks.slot(b)));
  const edges = new Map<string, CanvasFragment['edges'][number]>();
  for (const id of all) {
    for (const slot of scene.edges.at(id)) {
      const edge = scene.edges.content[slot]!;
      if (!all.has(edge.fromBlock) || !all.has(edge.toBlock)) continue;
      const copy: CanvasFragment['edges'][number] = {
        from: [edge.fromBlock, edge.fromPort],
        to: [edge.toBlock, edge.toPort],
      };
      if (edge.label !== '') copy.label = edge.label;
      edges.set(edge.id, copy);
    }
  }
  return {
    cadre: 'canvas/1',
    blocks: ordered.map((id) => {
      const { type, parent, props } = scene.blocks.get(id)!;
      const { x, y, w, h } = scene.blocks.rectOf(id)!;
      const kept = parent !== null && all.has(parent) ? parent : null;
      return { id, type, parent: kept, geo: geoOf(x, y, w, h), p: structuredClone(props) };
    }),
    edges: [...edges.values()],
  };
}

/** The fragment in a text, or null when the text is something else. */
export function parseFragment(text: string): CanvasFragment | null {
  if (!text.includes('"canvas/1"')) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // text that merely mentions the marker
  }
  if (typeof value !== 'object' || value === null) return null;
  const fragment = value as Partial<CanvasFragment>;
  if (fragment.cadre !== 'canvas/1' || !Array.isArray(fragment.blocks) || !Array.isArray(fragment.edges)) return null;
  const sound = fragment.blocks.every(
    (b) => typeof b?.id === 'string' && typeof b.type === 'string' && Array.isArray(b.geo) && b.geo.length >= 4,
  );
  return sound ? (fragment as CanvasFragment) : null;
}

/** Adds a fragment under new ids, its centre at a point or shifted by an offset; returns the new ids of its blocks. */
export function pasteFragment(
  context: EditContext,
  fragment: CanvasFragment,
  place: { center: Point } | { offset: Point },
): string[] {
  if (fragment.blocks.length === 0) return [];
  const names = new Map(fragment.blocks.map((block) => [block.id, context.newId()]));
  const { dx, dy } = shiftOf(fragment, place);
  const done = commit(context, () => {
    let z = topKey(context);
    for (const block of fragment.blocks) {
      const [x, y, w, h] = block.geo;
      const parent = block.parent === null ? null : (names.get(block.parent) ?? null);
      writeBlock(context, names.get(block.id)!, {
        type: block.type,
        parent,
        z,
        props: structuredClone(block.p ?? {}),
        geo: geoOf(x + dx, y + dy, w, h),
      });
      z = keyBetween(z, null);
    }
    for (const { from, to, label } of fragment.edges) {
      const source = names.get(from[0]);
      const target = names.get(to[0]);
      if (source === undefined || target === undefined) continue;
      writeEdge(context, context.newId(), { blockId: source, port: from[1] }, { blockId: target, port: to[1] }, label);
    }
  });
  return done ? [...names.values()] : [];
}

function shiftOf(fragment: CanvasFragment, place: { center: Point } | { offset: Point }): { dx: number; dy: number } {
  if ('offset' in place) return { dx: place.offset.x, dy: place.offset.y };
  const xs = fragment.blocks.flatMap(({ geo }) => [geo[0], geo[0] + geo[2]]);
  const ys = fragment.blocks.flatMap(({ geo }) => [geo[1], geo[1] + geo[3]]);
  return {
    dx: place.center.x - (Math.min(...xs) + Math.max(...xs)) / 2,
    dy: place.center.y - (Math.min(...ys) + Math.max(...ys)) / 2,
  };
}
