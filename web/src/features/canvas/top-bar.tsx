import { Clock3, GitBranch, ListVideo, MessageSquare, PanelLeft, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { Button } from '@/components/ui/button';
import { StatusBadge } from '@/components/ui/status-badge';
import { Tooltip } from '@/components/ui/tooltip';
import type { CanvasDetail } from '@/lib/api/types/canvas';
import { CanvasTitle } from './canvas-title';
import { MoreMenu } from './more-menu';
import { Presence } from './presence';
import { RunButtons } from './run-buttons';
import type { CanvasPanels } from './use-canvas-panels';
import type { useCanvasRun } from './use-canvas-run';
import type { Connection } from './use-live-document';

interface TopBarProps {
  canvas: CanvasDetail;
  store: CanvasStore;
  runs: ReturnType<typeof useCanvasRun>;
  connection: Connection;
  readOnly: boolean;
  mayRun: boolean;
  selected: string | null;
  panels: CanvasPanels;
  /** Threads that are still open. */
  discussed: number;
}

/** Name, people, what lies around the canvas, and the verbs of running. */
export function TopBar(props: TopBarProps) {
  const { canvas, store, runs, readOnly, panels, discussed } = props;
  const { origin } = canvas;
  return (
    <header className="z-30 flex h-13 shrink-0 items-center gap-1 border-b border-line bg-surface px-2 sm:gap-1.5 sm:px-3">
      {!readOnly && (
        <IconToggle label="Block library" pressed={panels.library} onClick={panels.toggleLibrary}>
          <PanelLeft size={17} />
        </IconToggle>
      )}
      <CanvasTitle canvas={canvas} readOnly={readOnly} />
      {origin && (
        <Link
          to={`/canvases/${origin.canvasId}?merge=${canvas.id}`}
          title={`Branch of ${origin.title}: review and merge`}
          className="hidden shrink-0 items-center gap-1.5 rounded-full border border-line px-2 py-0.5 text-xs text-muted hover:bg-hover md:flex"
        >
          <GitBranch size={12} aria-hidden="true" /> Branch of {origin.title.slice(0, 24)}
        </Link>
      )}
      {runs.run && (
        <span className="hidden sm:block">
          <StatusBadge status={runs.run.status} />
        </span>
      )}
      <div className="min-w-0 flex-1" />
      <Presence store={store} connection={props.connection} />
      <div className="hidden items-center sm:flex">
        <IconToggle label="Timeline of the run" pressed={panels.timeline} onClick={panels.toggleTimeline}>
          <ListVideo size={17} />
        </IconToggle>
        <IconToggle label="History" pressed={panels.mode === 'history'} onClick={() => panels.toggle('history')}>
          <Clock3 size={17} />
        </IconToggle>
        <IconToggle
          label={discussed > 0 ? `Comments, ${discussed} open` : 'Comments'}
          pressed={panels.mode === 'comments'}
          onClick={() => panels.toggle('comments')}
        >
          <MessageSquare size={17} />
          {discussed > 0 && (
            <span
              aria-hidden="true"
              className="absolute top-0.5 right-0.5 rounded-full bg-accent-fill px-1 text-[10px] leading-3.5 font-semibold text-on-accent"
            >
              {discussed}
            </span>
          )}
        </IconToggle>
        {!readOnly && (
          <IconToggle label="Share" pressed={panels.sharing} onClick={() => panels.share(true)}>
            <Share2 size={17} />
          </IconToggle>
        )}
      </div>
      <MoreMenu canvas={canvas} store={store} panels={panels} readOnly={readOnly} />
      {props.mayRun && <RunButtons runs={runs} store={store} selected={props.selected} />}
    </header>
  );
}

interface IconToggleProps {
  label: string;
  pressed: boolean;
  onClick: () => void;
  children: ReactNode;
}

function IconToggle({ label, pressed, onClick, children }: IconToggleProps) {
  return (
    <Tooltip text={label} side="bottom">
      <Button
        kind="ghost"
        size="icon"
        className="relative aria-pressed:bg-primary-soft aria-pressed:text-link"
        aria-label={label}
        aria-pressed={pressed}
        onClick={onClick}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
