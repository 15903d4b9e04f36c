import type { components } from '../schema';

type Schemas = components['schemas'];

export type CanvasSummary = Schemas['CanvasSummary'];
export type CanvasDetail = Schemas['CanvasView'];
export type CanvasProblem = Schemas['BlockProblem'];
export type CanvasPicture = Schemas['CanvasPicture'];
