import type { components } from '../schema';

type Schemas = components['schemas'];

export type CanvasSnapshot = Schemas['CanvasSnapshot'];
export type CanvasBlock = Schemas['CanvasBlock'];
export type CanvasConnection = Schemas['CanvasConnection'];
export type CanvasChanges = Schemas['CanvasChanges'];

export interface CanvasVersion {
  id: string;
  name: string;
  seq: number;
  createdAt: string;
  createdBy: { kind: string; id: string; name: string };
}

export interface CanvasOrigin {
  canvasId: string;
  title: string;
  seq: number;
}

export interface CanvasBranch {
  canvasId: string;
  title: string;
  seq: number;
  createdAt: string;
}

export interface TextPart {
  op: string;
  text: string;
}

export interface ChangedField {
  path: string;
  before?: unknown;
  after?: unknown;
  text?: TextPart[] | null;
}

export interface ChangedBlock {
  id: string;
  title: string;
  type: string;
  fields: ChangedField[];
}

export interface MovedBlock {
  id: string;
  title: string;
  from: number[];
  to: number[];
}

export interface CanvasDiff {
  blocks: { added: CanvasBlock[]; removed: CanvasBlock[]; moved: MovedBlock[]; changed: ChangedBlock[] };
  connections: {
    added: CanvasConnection[];
    removed: CanvasConnection[];
    changed: { id: string; before: CanvasConnection; after: CanvasConnection }[];
  };
  counts: { added: number; removed: number; moved: number; changed: number; connections: number };
}

export interface MergeConflict {
  id: string;
  blockId?: string | null;
  connectionId?: string | null;
  kind: string;
  path?: string | null;
  base?: unknown;
  ours?: unknown;
  theirs?: unknown;
  title: string;
}

export interface MergeReview {
  conflicts: MergeConflict[];
  changes: { added: number; removed: number; moved: number; changed: number; connections: number };
  applied: boolean;
  seq?: number | null;
}
