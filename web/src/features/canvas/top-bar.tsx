import { ChevronDown, ListVideo, PanelLeft, Play, Square, StepForward } from 'lucide-react';
import { useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { StatusBadge } from '@/components/ui/status-badge';
import { toast } from '@/components/ui/toast';
import { Tooltip } from '@/components/ui/tooltip';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import { useRenameCanvas } from '@/lib/queries/use-rename-canvas';
import { useRunCommand } from '@/lib/queries/use-run-command';
import { Presence } from './presence';
import type { Connection } from './use-canvas-document';
import type { useCanvasRun } from './use-canvas-run';

interface TopBarProps {
  canvas: CanvasDetail;
  store: CanvasStore;
  runs: ReturnType<typeof useCanvasRun>;
  connection: Connection;
  readOnly: boolean;
  mayRun: boolean;
  selected: string | null;
  library: boolean;
  onLibrary: () => void;
  timeline: boolean;
  onTimeline: () => void;
}

/** Name, people, and the verbs of running. */
export function TopBar(props: TopBarProps) {
  const { canvas, store, runs, connection, readOnly } = props;
  return (
    <header className="z-20 flex h-13 shrink-0 items-center gap-2 border-b border-line bg-surface px-2 sm:px-3">
      {!readOnly && (
        <Tooltip text="Block library" side="bottom">
          <Button
            kind="ghost"
            size="icon"
            aria-label="Block library"
            aria-pressed={props.library}
            onClick={props.onLibrary}
          >
            <PanelLeft size={17} />
          </Button>
        </Tooltip>
      )}
      <Title canvas={canvas} readOnly={readOnly} />
      {runs.run && (
        <span className="hidden sm:block">
          <StatusBadge status={runs.run.status} />
        </span>
      )}
      <div className="min-w-0 flex-1" />
      <Presence store={store} connection={connection} />
      <Tooltip text="Timeline of the run" side="bottom">
        <Button kind="ghost" size="icon" aria-label="Timeline" aria-pressed={props.timeline} onClick={props.onTimeline}>
          <ListVideo size={17} />
        </Button>
      </Tooltip>
      <RunButtons {...props} />
    </header>
  );
}

function Title({ canvas, readOnly }: { canvas: CanvasDetail; readOnly: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useRenameCanvas();
  if (readOnly) return <h1 className="truncate text-sm font-semibold">{canvas.title}</h1>;
  const commit = () => {
    const title = draft?.trim();
    setDraft(null);
    if (title && title !== canvas.title) rename.mutate({ id: canvas.id, title }, { onError: toast.error });
  };
  return (
    <h1 className="min-w-0 shrink">
      <input
        aria-label="Title of the canvas"
        value={draft ?? canvas.title}
        maxLength={200}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setDraft(null);
        }}
        className="field-sizing-content w-full max-w-100 min-w-24 truncate rounded-sm bg-transparent px-1.5 py-1 text-sm font-semibold outline-none hover:bg-hover focus:shadow-[var(--ring)]"
      />
    </h1>
  );
}

function RunButtons({ runs, mayRun, selected, store }: TopBarProps) {
  const command = useRunCommand();
  if (!mayRun) return null;
  if (runs.running && runs.run) {
    const id = runs.run.id;
    return (
      <Button
        kind="danger"
        busy={command.isPending}
        onClick={() => command.mutate({ id, command: 'cancel' }, { onError: toast.error })}
      >
        <Square size={14} /> Stop
      </Button>
    );
  }
  return (
    <div className="flex">
      <Button kind="primary" className="rounded-r-none" busy={runs.starting} onClick={() => void runs.begin('all')}>
        {!runs.starting && <Play size={15} />}
        <span>
          Run<span className="hidden sm:inline"> all</span>
        </span>
      </Button>
      <Menu
        trigger={
          <Button
            kind="primary"
            size="icon"
            className="w-8 rounded-l-none border-l border-white/25"
            aria-label="More ways to run"
          >
            <ChevronDown size={15} />
          </Button>
        }
      >
        <MenuItem
          icon={<Play size={14} />}
          disabled={!selected}
          onSelect={() => selected && void runs.begin('block', selected)}
        >
          Run {selected ? `“${titleOf(store, selected)}”` : 'the selected block'}
        </MenuItem>
        <MenuItem
          icon={<StepForward size={14} />}
          disabled={!selected}
          onSelect={() => selected && void runs.begin('from', selected)}
        >
          Run from {selected ? 'here on' : 'the selected block on'}
        </MenuItem>
      </Menu>
    </div>
  );
}

function titleOf(store: CanvasStore, id: string): string {
  const block = store.scene.blocks.get(id);
  return block?.props.title ?? block?.type ?? id;
}
