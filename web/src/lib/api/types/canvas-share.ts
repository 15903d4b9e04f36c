import type { CanvasSnapshot } from './canvas-time';
import type { Step } from './run';

export type ShareRole = 'viewer' | 'commenter' | 'editor';

export interface CanvasShare {
  id: string;
  role: ShareRole;
  /** Only in the answer that made it. */
  link?: string | null;
  expiresAt?: string | null;
  versionId?: string | null;
  createdAt?: string | null;
}

export interface NewShare {
  role: ShareRole;
  expiresAt?: string;
  versionId?: string;
}

export interface SharedCanvas {
  canvasId: string;
  title: string;
  role: ShareRole;
  version?: { id: string; name: string; seq: number } | null;
  canvas: CanvasSnapshot;
  results: Record<string, Step>;
  /** The block types in use. */
  blockTypes?: unknown[] | null;
}
