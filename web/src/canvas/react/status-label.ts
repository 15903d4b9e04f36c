import type { BlockStatus } from '../core/model/block-state';

const LABELS: Record<BlockStatus, string> = {
  idle: 'Not run',
  waiting: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  blocked: 'Blocked',
  approval: 'Needs approval',
  skipped: 'Skipped',
  stale: 'Out of date',
};

export function statusLabel(status: BlockStatus): string {
  return LABELS[status];
}

export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  const minutes = Math.floor(ms / 60_000);
  return `${minutes} min ${Math.round((ms % 60_000) / 1_000)} s`;
}
