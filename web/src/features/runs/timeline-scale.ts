import type { Run, Step } from '@/lib/api/types/run';

export interface Span {
  /** Share of the whole before it, 0 to 1. */
  from: number;
  /** Share of the whole that it takes, 0 to 1. */
  share: number;
  /** Milliseconds. */
  length: number;
}

/** The common clock of a run's steps. */
export function timelineOf(run: Run, now: number) {
  const starts = (run.steps ?? []).flatMap((s) => (s.startedAt ? [Date.parse(s.startedAt)] : []));
  const start = Math.min(...starts, run.startedAt ? Date.parse(run.startedAt) : Number.POSITIVE_INFINITY);
  const begin = Number.isFinite(start) ? start : now;
  const ends = (run.steps ?? []).flatMap((s) => (s.finishedAt ? [Date.parse(s.finishedAt)] : []));
  const end = run.finishedAt ? Math.max(Date.parse(run.finishedAt), ...ends) : Math.max(now, ...ends);
  const length = Math.max(1, end - begin);
  return {
    length,
    spanOf(step: Step): Span | null {
      if (!step.startedAt) return null;
      const from = Date.parse(step.startedAt) - begin;
      const to = (step.finishedAt ? Date.parse(step.finishedAt) : end) - begin;
      const milliseconds = Math.max(0, to - from);
      return { from: clamp(from / length), share: clamp(milliseconds / length), length: milliseconds };
    },
  };
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));

const STEPS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_800_000, 3_600_000, 21_600_000, 86_400_000,
];

/** Round instants for the ruler, four to eight of them. */
export function ticksOf(length: number): number[] {
  const step = STEPS.find((s) => length / s <= 7) ?? 86_400_000 * Math.ceil(length / 86_400_000 / 7);
  return Array.from({ length: Math.floor((length * 0.96) / step) + 1 }, (_, i) => i * step);
}
