import { ExternalLink, X } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { formatDateTime } from '@/lib/format/date';
import { RunFacts } from '../runs/run-facts';
import { RunTimeline } from '../runs/run-timeline';
import type { useCanvasRun } from './use-canvas-run';

interface TimelineDrawerProps {
  runs: ReturnType<typeof useCanvasRun>;
  onSelect: (blockId: string) => void;
  onClose: () => void;
}

/** The run in sight, step by step, under the canvas. */
export function TimelineDrawer({ runs, onSelect, onClose }: TimelineDrawerProps) {
  const { run, list } = runs;
  return (
    <section aria-label="Timeline" className="z-20 flex h-64 shrink-0 flex-col border-t border-line bg-surface">
      <header className="flex h-12 items-center gap-3 border-b border-line px-3">
        {list.length > 0 && run && (
          <Select
            label="Run"
            value={run.id}
            onChange={runs.show}
            options={list.map((r) => ({
              value: r.id,
              label: formatDateTime(r.createdAt ?? r.startedAt),
              hint: r.status,
            }))}
            className="h-8! w-52!"
          />
        )}
        <div className="hidden min-w-0 flex-1 overflow-hidden text-muted sm:block">{run && <RunFacts run={run} />}</div>
        {run && (
          <Button kind="ghost" size="icon-sm" asChild>
            <Link to={`/runs/${run.id}`} aria-label="Open the run">
              <ExternalLink size={15} />
            </Link>
          </Button>
        )}
        <Button kind="ghost" size="icon-sm" aria-label="Close the timeline" onClick={onClose}>
          <X size={15} />
        </Button>
      </header>
      <section aria-label="Lanes" tabIndex={0} className="min-h-0 flex-1 overflow-auto">
        {run ? (
          <RunTimeline run={run} onSelect={(step) => onSelect(step.address)} />
        ) : (
          <p className="p-8 text-center text-sm text-muted">Run the canvas to see its timeline.</p>
        )}
      </section>
    </section>
  );
}
