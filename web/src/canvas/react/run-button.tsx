import { Lock, Play } from 'lucide-react';
import type { BlockStatus } from '../core/model/block-state';
import { useCanvas } from './canvas-context';
import { useBlock } from './use-block';

/** Runs this block; a lock instead where the block is locked in place. */
export function RunButton({ blockId, status }: { blockId: string; status: BlockStatus }) {
  const { store, host } = useCanvas();
  const locked = useBlock(store, blockId)?.props.locked === true;
  if (locked) return <Lock size={13} aria-label="Locked" style={{ flex: 'none', color: 'var(--text-faint)' }} />;
  if (host().onRunBlock === undefined || status === 'running' || status === 'waiting') return null;
  return (
    <button
      type="button"
      className="cv-run"
      tabIndex={-1}
      title="Run this block"
      aria-label="Run this block"
      onClick={() => host().onRunBlock?.(blockId)}
    >
      <Play size={14} fill="currentColor" />
    </button>
  );
}
