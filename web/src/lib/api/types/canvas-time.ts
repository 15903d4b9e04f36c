import type { components } from '../schema';

type Schemas = components['schemas'];

export type CanvasSnapshot = Schemas['CanvasSnapshot'];
export type CanvasChanges = Schemas['CanvasChanges'];
export type CanvasVersion = Schemas['CanvasVersion'];
export type CanvasFile = Schemas['CanvasFile'];
export type CanvasDiff = Schemas['CanvasDiff'];
export type ChangedBlock = Schemas['ChangedBlock'];
export type ChangedField = Schemas['ChangedField'];

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
  changes: Schemas['DiffCounts'];
  applied: boolean;
  seq?: number | null;
}
