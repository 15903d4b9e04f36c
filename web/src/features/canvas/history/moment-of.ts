import type { CanvasChanges } from '@/lib/api/types/canvas-time';

export interface Moment {
  seq: number;
  /** Who made the change that led here; null before the first known one. */
  by: CanvasChanges | null;
  at: string | null;
}

/** Who led to a moment and about when: changes of one stretch are spread evenly over its time. */
export function momentOf(changes: readonly CanvasChanges[], seq: number): Moment {
  const by = changes.find(({ firstSeq }) => firstSeq <= seq) ?? null;
  if (by === null) return { seq, by, at: null };
  const from = Date.parse(by.from);
  const span = Math.max(1, by.lastSeq - by.firstSeq);
  const share = Math.min(1, Math.max(0, (seq - by.firstSeq) / span));
  return { seq, by, at: new Date(from + (Date.parse(by.to) - from) * share).toISOString() };
}

/** An actor is written as kind and id: `user:…`, `agent:…`. */
export const isPerson = (actor: string) => actor.startsWith('user');
