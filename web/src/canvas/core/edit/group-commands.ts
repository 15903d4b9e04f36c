import { expandRect, type Rect } from '../model/geometry';
import { setParent, topKey, writeBlock } from './block-commands';
import { commit, type EditContext, geoOf } from './commit';
import { GROUP_PADDING } from './sizes';

/** Puts blocks into a new group or frame around them; returns its id. */
export function groupBlocks(context: EditContext, ids: Iterable<string>, type: 'group' | 'frame'): string | null {
  const members = topmost(context, ids);
  const box = context.scene.bounds(members);
  if (box === null) return null;
  const head = type === 'frame' ? 32 : 0;
  const padded = expandRect(box, GROUP_PADDING);
  const id = context.newId();
  const parents = new Set(members.map((member) => context.scene.blocks.get(member)!.parent));
  const done = commit(context, () => {
    writeBlock(context, id, {
      type,
      parent: parents.size === 1 ? [...parents][0]! : null,
      z: topKey(context),
      props: { title: type === 'frame' ? 'Frame' : 'Group' },
      geo: geoOf(padded.x, padded.y - head, padded.w, padded.h + head),
    });
    for (const member of members) setParent(context, member, id);
  });
  return done ? id : null;
}

/** Draws a frame; what lies wholly within it, and not in another frame or group, joins it. Returns its id. */
export function drawFrame(context: EditContext, box: Rect): string | null {
  const { scene } = context;
  const id = context.newId();
  const inside = scene.blockGrid
    .query(box)
    .map((slot) => ({ ...scene.blocks.content[slot]!, rect: scene.blocks.rect(slot) }))
    .filter(({ parent, rect: r }) => parent === null && contains(box, r))
    .map((block) => block.id);
  const done = commit(context, () => {
    writeBlock(context, id, {
      type: 'frame',
      parent: null,
      z: topKey(context),
      props: { title: 'Frame' },
      geo: geoOf(box.x, box.y, box.w, box.h),
    });
    for (const member of inside) setParent(context, member, id);
  });
  return done ? id : null;
}

const contains = (outer: Rect, r: Rect) =>
  r.x >= outer.x && r.y >= outer.y && r.x + r.w <= outer.x + outer.w && r.y + r.h <= outer.y + outer.h;

/** Dissolves groups and frames; what was inside moves one level up and is returned. */
export function ungroupBlocks(context: EditContext, ids: Iterable<string>): string[] {
  const { scene, document } = context;
  const groups = [...ids].filter((id) => ['group', 'frame'].includes(scene.blocks.get(id)?.type ?? ''));
  const freed = groups.flatMap((id) => [...(scene.children.get(id) ?? [])]);
  if (groups.length === 0) return [];
  commit(context, () => {
    for (const group of groups) {
      const parent = scene.blocks.get(group)?.parent ?? null;
      for (const child of scene.children.get(group) ?? []) setParent(context, child, parent);
      document.blocks.delete(group);
      document.geo.delete(group);
    }
  });
  return freed;
}

/** After a drop: blocks join the frame they lie in and leave the one they left. Runs inside a transaction. */
export function adoptIntoFrames(context: EditContext, ids: Iterable<string>): void {
  const { blocks, blockGrid } = context.scene;
  for (const id of ids) {
    const content = blocks.get(id);
    const rect = blocks.rectOf(id);
    if (content === undefined || rect === null || content.type === 'frame') continue;
    if (content.parent !== null && blocks.get(content.parent)?.type === 'group') continue;
    const cx = rect.x + rect.w / 2;
    const cy = rect.y + rect.h / 2;
    const frames = blockGrid
      .query({ x: cx, y: cy, w: 1, h: 1 })
      .filter((slot) => blocks.content[slot]?.type === 'frame' && blocks.content[slot]?.id !== id)
      .filter((slot) => {
        const r = blocks.rect(slot);
        return cx >= r.x && cx <= r.x + r.w && cy >= r.y && cy <= r.y + r.h;
      })
      .sort((a, b) => blocks.compare(b, a));
    setParent(context, id, frames.length > 0 ? blocks.content[frames[0]!]!.id : null);
  }
}

/** Without blocks whose frame or group is among the others: those move with it. */
export function topmost(context: Pick<EditContext, 'scene'>, ids: Iterable<string>): string[] {
  const all = new Set(ids);
  return [...all].filter((id) => {
    const seen = new Set<string>();
    let parent = context.scene.blocks.get(id)?.parent ?? null;
    while (parent !== null && !seen.has(parent)) {
      if (all.has(parent)) return false;
      seen.add(parent);
      parent = context.scene.blocks.get(parent)?.parent ?? null;
    }
    return context.scene.blocks.has(id);
  });
}
