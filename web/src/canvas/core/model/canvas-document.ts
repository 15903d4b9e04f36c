import type * as Y from 'yjs';
import { readFields } from './block-fields';

/** [x, y, w, h, rotation] in world pixels: one atomic value, because moves are by far the most frequent edit. */
export type Geo = [number, number, number, number, number];

type Fields = Y.Map<unknown>;

/** The roots of a canvas document. */
export interface CanvasDocument {
  doc: Y.Doc;
  geo: Y.Map<Geo>;
  blocks: Y.Map<Fields>;
  edges: Y.Map<Fields>;
  meta: Y.Map<unknown>;
}

export function openCanvasDocument(doc: Y.Doc): CanvasDocument {
  return {
    doc,
    geo: doc.getMap<Geo>('geo'),
    blocks: doc.getMap<Fields>('blocks'),
    edges: doc.getMap<Fields>('edges'),
    meta: doc.getMap('meta'),
  };
}

/** The fields of a block (see block-fields.ts); unknown ones are kept. */
export interface BlockProps {
  title?: string;
  settings?: Record<string, unknown>;
  v?: number;
  why?: string;
  preview?: string;
  /** Text of a sticky note. */
  text?: string;
  /** Colour name of a note or frame. */
  color?: string;
  /** By setting: the fingerprint of the text that mirrors a shared one (see text-bridge). */
  mirrored?: Record<string, string>;
  locked?: boolean;
  [other: string]: unknown;
}

export interface BlockContent {
  id: string;
  type: string;
  parent: string | null;
  z: string;
  props: BlockProps;
  createdBy: string;
}

export interface EdgeContent {
  id: string;
  fromBlock: string;
  fromPort: string;
  toBlock: string;
  toPort: string;
  kind: string;
  label: string;
}

/** Reads a block leniently: other writers may be older, newer or broken, and the canvas must still draw. */
export function readBlock(id: string, fields: Fields): BlockContent {
  const at = fields.get('at');
  const [parent, z] = Array.isArray(at) ? at : [null, 'a0'];
  return {
    id,
    type: String(fields.get('type') ?? ''),
    parent: typeof parent === 'string' ? parent : null,
    z: typeof z === 'string' ? z : 'a0',
    props: readFields(fields),
    createdBy: String(fields.get('createdBy') ?? ''),
  };
}

export function readEdge(id: string, fields: Fields): EdgeContent {
  const from = fields.get('from');
  const to = fields.get('to');
  return {
    id,
    fromBlock: Array.isArray(from) ? String(from[0]) : '',
    fromPort: Array.isArray(from) ? String(from[1]) : '',
    toBlock: Array.isArray(to) ? String(to[0]) : '',
    toPort: Array.isArray(to) ? String(to[1]) : '',
    kind: String(fields.get('kind') ?? 'data'),
    label: String(fields.get('label') ?? ''),
  };
}

export function readGeo(value: unknown): Geo {
  const n = (i: number, fallback: number) => {
    const v = Array.isArray(value) ? Number(value[i]) : Number.NaN;
    return Number.isFinite(v) ? v : fallback;
  };
  return [n(0, 0), n(1, 0), Math.max(8, n(2, 280)), Math.max(8, n(3, 144)), n(4, 0)];
}
