import type { components } from '../schema';

type Schemas = components['schemas'];

export type CanvasSnapshot = Schemas['CanvasSnapshot'];
export type CanvasChanges = Schemas['CanvasChanges'];
export type CanvasVersion = Schemas['CanvasVersion'];
export type CanvasFile = Schemas['CanvasFile'];
export type CanvasDiff = Schemas['CanvasDiff'];
export type ChangedBlock = Schemas['ChangedBlock'];
export type ChangedField = Schemas['ChangedField'];

export type BlockResult = Schemas['BlockResult'];
export type TextPart = Schemas['TextPart'];
export type MergeSide = Schemas['MergeSide'];
export type MergeConflict = Schemas['MergeConflict'];
