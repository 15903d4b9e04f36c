import { AlertTriangle, Ban, Check, CircleDashed, Clock, Hand, Loader, RotateCcw, SkipForward, X } from 'lucide-react';
import { useState } from 'react';
import type { BlockState, BlockStatus } from '../core/model/block-state';
import { durationText, statusLabel } from './status-label';

const TONES: Record<BlockStatus, string> = {
  idle: 'quiet',
  waiting: 'quiet',
  running: 'primary',
  done: 'success',
  failed: 'danger',
  blocked: 'warning',
  approval: 'accent',
  skipped: 'quiet',
  stale: 'warning',
};

function StatusIcon({ status }: { status: BlockStatus }) {
  const size = 12;
  // Only what changes before one's eyes is celebrated: a card that merely comes into sight costs no animation.
  const [first] = useState(status);
  const pop = first === status ? undefined : 'cv-pop';
  switch (status) {
    case 'idle':
      return <CircleDashed size={size} />;
    case 'waiting':
      return <Clock size={size} />;
    case 'running':
      return <Loader size={size} className="cv-spin" />;
    case 'done':
      return <Check size={13} strokeWidth={2.75} className={pop} />;
    case 'failed':
      return <X size={13} strokeWidth={2.75} />;
    case 'blocked':
      return <Ban size={size} />;
    case 'approval':
      return <Hand size={size} />;
    case 'skipped':
      return <SkipForward size={size} />;
    case 'stale':
      return <RotateCcw size={size} />;
  }
}

/** Status, what it says, and problems that stand in the way. */
export function CardFooter({ state }: { state: BlockState }) {
  const { status, progress, message, problems } = state;
  const percent = status === 'running' && progress !== undefined ? ` ${Math.round(progress * 100)} %` : '';
  const detail = status === 'done' || message === undefined ? costLine(state) : message;
  const worst = problems.find((p) => p.severity !== 'warning') ?? problems[0];
  return (
    <div className="cv-foot">
      <span className="cv-status" data-tone={TONES[status]}>
        <StatusIcon status={status} />
        {statusLabel(status)}
        {percent}
      </span>
      <span className="cv-foot-text" title={detail}>
        {detail}
      </span>
      {worst !== undefined && (
        <span
          className="cv-problem"
          data-severity={worst.severity ?? 'error'}
          title={problems.map((p) => p.message).join('\n')}
        >
          <AlertTriangle size={11} />
          {problems.length}
        </span>
      )}
    </div>
  );
}

function costLine({ durationMs, cost }: BlockState): string {
  const parts = [];
  if (durationMs !== undefined) parts.push(durationText(durationMs));
  if (cost !== undefined && cost !== '') parts.push(cost);
  return parts.join(' · ');
}
