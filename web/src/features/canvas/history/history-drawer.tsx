import { ArrowLeftRight, ChevronLeft, ChevronRight, Flag, GitBranch, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/lib/format/date';
import { HistoryTrack } from './history-track';
import { UndoMenu } from './undo-menu';
import type { TimeMachine } from './use-time-machine';

interface HistoryDrawerProps {
  time: TimeMachine;
  mayEdit: boolean;
  onRestore: () => void;
  onUndo: (what: { actor: string; firstSeq?: number; lastSeq?: number }) => void;
  onName: () => void;
  onBranch: () => void;
  onBranches: () => void;
  onClose: () => void;
}

/** Time under the canvas: any moment, who led to it, and what can be done with it. */
export function HistoryDrawer(props: HistoryDrawerProps) {
  const { time, mayEdit, onClose } = props;
  const { moment, atNow } = time;
  const described = atNow
    ? 'Now'
    : `${moment.at === null ? 'The beginning' : formatDateTime(moment.at)}${moment.by ? `, ${moment.by.name}` : ''}`;
  return (
    <section aria-label="History" className="z-20 shrink-0 border-t border-line bg-surface px-3 pt-2 pb-3">
      <header className="flex flex-wrap items-center gap-1.5 pb-1.5">
        <Button
          kind="ghost"
          size="icon-sm"
          aria-label="One change back"
          disabled={time.seq <= time.first}
          onClick={() => time.go(time.seq - 1)}
        >
          <ChevronLeft size={16} />
        </Button>
        <Button
          kind="ghost"
          size="icon-sm"
          aria-label="One change forward"
          disabled={atNow}
          onClick={() => time.go(time.seq + 1)}
        >
          <ChevronRight size={16} />
        </Button>
        <p className="min-w-0 flex-1 basis-3/5 truncate text-sm max-md:basis-[calc(100%-9rem)] md:basis-0">
          <span className="font-medium">{described}</span>
          <span className="ml-2 text-xs text-faint tabular-nums max-md:sr-only">
            change {time.seq} of {time.last}
          </span>
        </p>
        {time.older && (
          <Button kind="ghost" size="sm" onClick={time.older}>
            Earlier
          </Button>
        )}
        <Act
          icon={<ArrowLeftRight size={14} />}
          label="Compare with now"
          off={atNow}
          onClick={time.toggleCompare}
          on={time.comparing}
        />
        {mayEdit && (
          <>
            {moment.by && <UndoMenu by={moment.by} onUndo={props.onUndo} />}
            <Act icon={<Flag size={14} />} label="Name" onClick={props.onName} />
            <Act icon={<GitBranch size={14} />} label="Branch" onClick={props.onBranch} />
            {time.branches > 0 && (
              <Button kind="ghost" size="sm" onClick={props.onBranches}>
                Branches <Badge>{time.branches}</Badge>
              </Button>
            )}
            <Button kind="primary" size="sm" disabled={atNow} onClick={props.onRestore}>
              <RotateCcw size={14} /> Restore
            </Button>
          </>
        )}
        <Button kind="ghost" size="icon-sm" aria-label="Close the history" onClick={onClose}>
          <X size={15} />
        </Button>
      </header>
      <HistoryTrack
        changes={time.changes}
        versions={time.versions}
        first={time.first}
        last={time.last}
        seq={time.seq}
        onSeq={time.go}
        describe={described}
      />
    </section>
  );
}

interface ActProps {
  icon: ReactNode;
  label: string;
  onClick: () => void;
  off?: boolean;
  on?: boolean;
}

function Act({ icon, label, onClick, off = false, on }: ActProps) {
  return (
    <Button kind={on ? 'secondary' : 'ghost'} size="sm" aria-pressed={on} disabled={off} onClick={onClick}>
      {icon} <span className="hidden md:inline">{label}</span>
      <span className="sr-only md:hidden">{label}</span>
    </Button>
  );
}
