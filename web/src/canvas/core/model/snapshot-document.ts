import * as Y from 'yjs';
import { readFields, writeFields } from './block-fields';
import { openCanvasDocument } from './canvas-document';
import type { SceneTables } from './scene-tables';

/** A canvas at one moment, as the server tells it. */
export interface Snapshot {
  blocks: readonly SnapshotBlock[];
  connections: readonly { id: string; from: string; fromPort: string; to: string; toPort: string }[];
}

export interface SnapshotBlock {
  id: string;
  type: string;
  title: string;
  settings: unknown;
  version?: number;
  why?: string | null;
  box: { x: number; y: number; width: number; height: number };
  parent?: string | null;
  props?: unknown;
}

/** What is on a canvas now, as the server would tell it. */
export function snapshotOf({ blocks, edges }: SceneTables): Snapshot {
  const contents = [...blocks.entries()].map(([, slot]) => ({ content: blocks.content[slot]!, slot }));
  contents.sort((a, b) =>
    a.content.z === b.content.z ? order(a.content.id, b.content.id) : order(a.content.z, b.content.z),
  );
  return {
    blocks: contents.map(({ content: { id, type, parent, props }, slot }) => {
      const { title = '', settings = {}, v = 1, why = null, ...others } = props;
      const { x, y, w, h } = blocks.rect(slot);
      const box = { x, y, width: w, height: h };
      return { id, type, title, settings, version: v, why, box, parent, props: others };
    }),
    connections: [...edges.entries()].map(([id, slot]) => {
      const { fromBlock, fromPort, toBlock, toPort } = edges.content[slot]!;
      return { id, from: fromBlock, fromPort, to: toBlock, toPort };
    }),
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Makes a document hold a snapshot by writing only what differs, so that a canvas that shows it changes smoothly. */
export function writeSnapshot(doc: Y.Doc, { blocks, connections }: Snapshot): void {
  const document = openCanvasDocument(doc);
  doc.transact(() => {
    const kept = new Set(blocks.map(({ id }) => id));
    for (const id of [...document.blocks.keys()]) {
      if (kept.has(id)) continue;
      document.blocks.delete(id);
      document.geo.delete(id);
    }
    blocks.forEach((block, i) => {
      writeBlock(document, block, `a${String(i).padStart(6, '0')}`);
    });
    const wires = new Set(connections.map(({ id }) => id));
    for (const id of [...document.edges.keys()]) if (!wires.has(id)) document.edges.delete(id);
    for (const c of connections) writeEdge(document.edges, c);
  });
}

function writeBlock({ blocks, geo }: ReturnType<typeof openCanvasDocument>, block: SnapshotBlock, z: string): void {
  const { x, y, width, height } = block.box;
  const before = geo.get(block.id);
  if (before?.[0] !== x || before[1] !== y || before[2] !== width || before[3] !== height)
    geo.set(block.id, [x, y, width, height, 0]);
  const known = blocks.get(block.id);
  const fields = known?.get('type') === block.type ? known : new Y.Map<unknown>();
  const props = { ...(block.props as object | null | undefined), title: block.title, settings: block.settings };
  if (fields !== known) {
    fields.set('type', block.type);
    fields.set('at', [block.parent ?? null, z]);
    fields.set('p', { ...props, v: block.version ?? 1, ...(block.why ? { why: block.why } : {}) });
    blocks.set(block.id, fields);
    return;
  }
  const gone = Object.keys(readFields(fields)).filter((name) => !(name in props) && name !== 'v');
  const cleared = Object.fromEntries(gone.map((name) => [name, undefined]));
  writeFields(fields, { ...cleared, ...props, why: block.why ?? undefined } as Record<string, unknown>);
  const at = fields.get('at') as [string | null, string];
  if (at[0] !== (block.parent ?? null) || at[1] !== z) fields.set('at', [block.parent ?? null, z]);
}

function writeEdge(edges: Y.Map<Y.Map<unknown>>, c: Snapshot['connections'][number]): void {
  const known = edges.get(c.id);
  const ends = JSON.stringify([c.from, c.fromPort, c.to, c.toPort]);
  if (known && JSON.stringify([known.get('from'), known.get('to')].flat()) === ends) return;
  const fields = new Y.Map<unknown>();
  fields.set('from', [c.from, c.fromPort]);
  fields.set('to', [c.to, c.toPort]);
  fields.set('kind', 'data');
  edges.set(c.id, fields);
}
