import type * as Y from 'yjs';
import type { BlockProps } from './canvas-document';

/*
 * The fields of a block are the object `p` as it was written when the block was made, overlaid by one key for each field
 * that changed since: `p.title`, `p.settings.prompt` (undefined: removed). So two people who change different fields of one
 * block both keep their change. The server reads and writes the same (BlockFields.cs).
 */
const FIELD = 'p.';
const SETTING = 'p.settings.';

type Entries = Map<string, unknown>;

export function readFields(block: Y.Map<unknown>): BlockProps {
  const base = plainRecord(block.get('p'));
  const overlay = [...block.entries()].filter(([key]) => key.startsWith(FIELD));
  if (overlay.length === 0) return base;
  const fields: Entries = new Map(Object.entries(base));
  for (const [key, value] of overlay) {
    if (!key.startsWith(SETTING)) put(fields, key.slice(FIELD.length), value);
  }
  const changed = overlay.filter(([key]) => key.startsWith(SETTING));
  if (changed.length > 0) {
    const settings: Entries = new Map(Object.entries(plainRecord(fields.get('settings'))));
    for (const [key, value] of changed) put(settings, key.slice(SETTING.length), value);
    fields.set('settings', Object.fromEntries(settings));
  }
  return Object.fromEntries(fields);
}

/** Writes what a change makes different, each field and each setting on its own; undefined removes a field. */
export function writeFields(block: Y.Map<unknown>, change: BlockProps): void {
  const before = readFields(block);
  for (const [name, value] of Object.entries(change)) {
    if (name === 'settings' && isRecord(value)) writeSettings(block, plainRecord(before.settings), value);
    else if (!same(before[name], value)) block.set(FIELD + name, value);
  }
}

function writeSettings(block: Y.Map<unknown>, before: Record<string, unknown>, wanted: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (!same(before[name], value)) block.set(SETTING + name, value);
  }
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(wanted, name)) block.set(SETTING + name, undefined);
  }
}

function put(into: Entries, name: string, value: unknown): void {
  if (value === undefined) into.delete(name);
  else into.set(name, plain(value));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): unknown =>
  isRecord(value) && typeof value['toJSON'] === 'function' ? value['toJSON']() : value;

function plainRecord(value: unknown): Record<string, unknown> {
  const known = plain(value);
  return isRecord(known) ? known : {};
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
