import type { BlockStatus } from '../model/block-state';
import type { CanvasPalette } from './palette';

/** The colour of a status, or null for one that needs no attention. */
export function statusColor(status: BlockStatus, palette: CanvasPalette): string | null {
  switch (status) {
    case 'running':
      return palette.primary;
    case 'done':
      return palette.success;
    case 'failed':
      return palette.danger;
    case 'approval':
      return palette.accent;
    case 'blocked':
    case 'stale':
      return palette.warning;
    case 'waiting':
    case 'skipped':
      return palette.faint;
    case 'idle':
      return null;
  }
}
