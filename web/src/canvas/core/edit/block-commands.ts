import { writeFields } from '../model/block-fields';
import type { BlockProps, Geo } from '../model/canvas-document';
import { keyBetween } from '../model/fractional-index';
import type { Point, Rect } from '../model/geometry';
import { commit, commitContinuous, type EditContext, fieldsOf, geoOf } from './commit';
import { sizeOf } from './sizes';

export interface NewBlock {
  type: string;
  /** Upper left corner in world pixels. */
  at: Point;
  size?: { w: number; h: number };
  parent?: string | null;
  props?: BlockProps;
}

/** Creates a block on top of all others and returns its id; null on a read-only canvas. */
export function addBlock(context: EditContext, block: NewBlock): string | null {
  const id = context.newId();
  const { w, h } = block.size ?? sizeOf(block.type);
  const done = commit(context, () => {
    writeBlock(context, id, {
      type: block.type,
      parent: block.parent ?? null,
      z: topKey(context),
      props: defaultProps(context, block),
      geo: geoOf(block.at.x, block.at.y, w, h),
    });
  });
  return done ? id : null;
}

export interface WrittenBlock {
  type: string;
  parent: string | null;
  z: string;
  props: BlockProps;
  geo: Geo;
}

/** Writes a block inside a running transaction. */
export function writeBlock(context: EditContext, id: string, block: WrittenBlock): void {
  context.document.geo.set(id, block.geo);
  context.document.blocks.set(
    id,
    fieldsOf({ type: block.type, at: [block.parent, block.z], p: block.props, createdBy: context.author }),
  );
}

export function topKey(context: EditContext): string {
  let top: string | null = null;
  for (const content of context.scene.blocks.content) {
    if (content !== undefined && (top === null || content.z > top)) top = content.z;
  }
  return keyBetween(top, null);
}

/** Removes blocks, what lies inside groups among them, and every edge at them. Locked blocks stay. */
export function removeBlocks(context: EditContext, ids: Iterable<string>): boolean {
  const { scene, document } = context;
  const free = [...ids].filter((id) => !isLocked(context, id));
  const groups = free.filter((id) => scene.blocks.get(id)?.type === 'group');
  const doomed = new Set([...free, ...scene.withDescendants(groups)]);
  if (doomed.size === 0) return false;
  return commit(context, () => {
    for (const id of doomed) {
      for (const slot of scene.edges.at(id)) {
        const edge = scene.edges.content[slot];
        if (edge !== undefined) document.edges.delete(edge.id);
      }
      for (const child of scene.children.get(id) ?? []) {
        if (!doomed.has(child)) setParent(context, child, null);
      }
      document.blocks.delete(id);
      document.geo.delete(id);
    }
  });
}

export function moveBlocks(context: EditContext, rects: ReadonlyMap<string, Rect>): boolean {
  return commit(context, () => {
    for (const [id, rect] of rects) writeGeo(context, id, rect);
  });
}

/** Writes a place inside a running transaction, if it differs. */
export function writeGeo(context: EditContext, id: string, rect: Rect): void {
  const old = context.document.geo.get(id);
  const next = geoOf(rect.x, rect.y, rect.w, rect.h, old?.[4] ?? 0);
  if (old === undefined || next.some((value, i) => value !== old[i])) context.document.geo.set(id, next);
}

export function setParent(context: EditContext, id: string, parent: string | null): void {
  const content = context.scene.blocks.get(id);
  if (content === undefined || content.parent === parent) return;
  if (parent !== null && context.scene.withDescendants([id]).has(parent)) return; // would close a circle
  context.document.blocks.get(id)?.set('at', [parent, content.z]);
}

/** Changes some of a block's own properties and keeps the rest. */
export function updateProps(context: EditContext, id: string, change: BlockProps, typing = false): boolean {
  const fields = context.document.blocks.get(id);
  if (fields === undefined || !context.scene.blocks.has(id)) return false;
  const write = () => {
    writeFields(fields, change);
  };
  return typing ? commitContinuous(context, write) : commit(context, write);
}

export function updateSettings(context: EditContext, id: string, settings: Record<string, unknown>): boolean {
  return updateProps(context, id, { settings }, true);
}

/** Writes the plain picture of a shared text into a setting. No step of the undo history: the text has its own. */
export function mirrorText(context: EditContext, id: string, name: string, text: string, fingerprint: string): void {
  const fields = context.document.blocks.get(id);
  const props = context.scene.blocks.get(id)?.props;
  if (fields === undefined || props === undefined || !context.canEdit()) return;
  const { [name]: _, ...others } = props.settings ?? {};
  const settings = text === '' ? others : { ...others, [name]: text };
  context.document.doc.transact(() => {
    writeFields(fields, { settings, mirrored: { ...props.mirrored, [name]: fingerprint } });
  }, MIRROR);
}

const MIRROR = { cadre: 'text-mirror' };

export function isLocked(context: EditContext, id: string): boolean {
  return context.scene.blocks.get(id)?.props.locked === true;
}

export function setLocked(context: EditContext, ids: Iterable<string>, locked: boolean): boolean {
  return commit(context, () => {
    for (const id of ids) {
      const fields = context.document.blocks.get(id);
      if (fields !== undefined) writeFields(fields, { locked: locked || undefined });
    }
  });
}

function defaultProps(context: EditContext, block: NewBlock): BlockProps {
  const manifest = context.scene.catalog.get(block.type);
  if (manifest === undefined) {
    const titles: Record<string, string> = { frame: 'Frame', group: 'Group' };
    const title = titles[block.type];
    return { ...(title === undefined ? {} : { title }), ...block.props };
  }
  const settings: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(manifest.settingsSchema.properties ?? {})) {
    if (schema.default !== undefined) settings[name] = schema.default;
  }
  const own = block.props ?? {};
  return { title: manifest.title, v: manifest.version, ...own, settings: { ...settings, ...own.settings } };
}
