import { clsx } from 'clsx';
import { Ban, Check, Circle, Hand, LoaderCircle, RotateCw, SkipForward, X } from 'lucide-react';
import { useMemo } from 'react';
import type { StepStatus } from '@/lib/api/types/run';
import { formatCount } from '@/lib/format/number';
import { graphLayout, NODE, type PlacedNode } from './graph-layout';
import { countUntil, type TimelineIndex } from './timeline-index';

const LOOKS: Record<StepStatus, { look: string; icon: typeof Check; spin?: boolean }> = {
  pending: { look: 'border-line bg-surface text-muted', icon: Circle },
  running: { look: 'border-primary bg-primary-soft text-link', icon: LoaderCircle, spin: true },
  retrying: { look: 'border-warning-line bg-warning-soft text-warning', icon: RotateCw },
  waiting: { look: 'border-accent-line bg-accent-soft text-accent-strong', icon: Hand },
  succeeded: { look: 'border-success-line bg-success-soft text-success', icon: Check },
  failed: { look: 'border-danger-line bg-danger-soft text-danger', icon: X },
  skipped: { look: 'border-dashed border-line bg-sunken text-faint', icon: SkipForward },
  cancelled: { look: 'border-line bg-sunken text-faint', icon: Ban },
};

interface MomentGraphProps {
  index: TimelineIndex;
  at: number;
  selected: string | null;
  onSelect: (address: string) => void;
}

/** The flow as it stood at a moment. */
export function MomentGraph({ index, at, selected, onSelect }: MomentGraphProps) {
  const places = index.within('');
  const { nodes, width, height } = useMemo(() => graphLayout(places), [places]);
  const byPath = new Map(nodes.map((node) => [node.place.path, node]));
  return (
    <section aria-label="Graph" tabIndex={0} className="max-h-72 overflow-auto border-b border-line bg-canvas p-4">
      <div className="relative mx-auto" style={{ width, height }}>
        <svg aria-hidden="true" className="absolute inset-0 overflow-visible" width={width} height={height}>
          {nodes.flatMap((node) =>
            node.place.after.map((path) => {
              const from = byPath.get(path);
              if (from === undefined) return null;
              const passed = index.stateAt(path, at) === 'succeeded' && index.stateAt(node.place.path, at) !== null;
              return (
                <path
                  key={`${path}>${node.place.path}`}
                  d={curve(from, node)}
                  className={clsx('fill-none', !passed && 'opacity-60')}
                  stroke={passed ? 'var(--edge-active)' : 'var(--edge)'}
                  strokeWidth={1.5}
                />
              );
            }),
          )}
        </svg>
        {nodes.map((node) => (
          <GraphNode
            key={node.place.path}
            node={node}
            index={index}
            at={at}
            selected={selected === node.place.path}
            onSelect={onSelect}
          />
        ))}
      </div>
    </section>
  );
}

interface GraphNodeProps extends Omit<MomentGraphProps, 'selected'> {
  node: PlacedNode;
  selected: boolean;
}

function GraphNode({ node: { place, x, y }, index, at, selected, onSelect }: GraphNodeProps) {
  const state = index.stateAt(place.path, at) ?? 'pending';
  const { look, icon: Icon, spin } = LOOKS[state];
  const items = index.itemsOf(place.path);
  return (
    <button
      type="button"
      aria-pressed={selected}
      aria-label={`${place.title}, ${state}`}
      onClick={() => onSelect(place.path)}
      style={{ left: x, top: y, width: NODE.width, height: NODE.height }}
      className={clsx(
        'absolute flex items-center gap-2 rounded-md border px-3 text-left transition-colors duration-150',
        look,
        selected && 'ring-2 ring-focus',
      )}
    >
      <Icon size={14} aria-hidden="true" className={clsx('shrink-0', spin && 'motion-safe:animate-spin')} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-[13px] font-medium text-text">{place.title}</span>
        {items !== undefined && items.addresses.length > 1 && (
          <span className="block text-[11px] leading-3 tabular-nums">
            {formatCount(countUntil(items.ended, at))} of {formatCount(items.addresses.length)}
          </span>
        )}
      </span>
    </button>
  );
}

function curve(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1] = [from.x + NODE.width, from.y + NODE.height / 2];
  const [x2, y2] = [to.x, to.y + NODE.height / 2];
  const bend = Math.max(24, (x2 - x1) / 2);
  return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
}
