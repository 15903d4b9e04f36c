import type { StepStatus } from '@/lib/api/types/run';
import type { BlockStatus } from './block-state';

/** What a block shows of a step in each state. */
export const BLOCK_STATUS: Record<StepStatus, BlockStatus> = {
  pending: 'waiting',
  running: 'running',
  retrying: 'running',
  waiting: 'approval',
  succeeded: 'done',
  failed: 'failed',
  skipped: 'skipped',
  cancelled: 'idle',
};

/** The states of blocks by their ids, from those of their steps. */
export const blockStatuses = (steps: Record<string, StepStatus>): [string, BlockStatus][] =>
  Object.entries(steps).map(([id, status]) => [id, BLOCK_STATUS[status] ?? 'idle']);
