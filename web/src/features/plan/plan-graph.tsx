import { clsx } from 'clsx';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlanContract } from '@/lib/api/types/plan';
import { drawGraph } from './plan-graph-size';
import { useScrollEdges } from './use-scroll-edges';

interface PlanGraphProps {
  plan: PlanContract;
  selected: string | null;
  onSelect: (id: string) => void;
  colorOf: (type: string) => string;
  labelOf: (type: string) => string;
}

/** The plan at a glance: what leads to what. Cards are as wide as the page lets them be; what does not fit scrolls. */
export function PlanGraph({ plan, selected, onSelect, colorOf, labelOf }: PlanGraphProps) {
  const pane = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    watch.observe(pane.current!);
    return () => watch.disconnect();
  }, []);
  const graph = useMemo(() => drawGraph(plan, room), [plan, room]);
  const more = useScrollEdges(pane, graph.width);
  return (
    <div className="relative overflow-hidden rounded-lg border border-line bg-[var(--canvas)] [background-image:radial-gradient(var(--canvas-dot)_1px,transparent_1px)] [background-size:20px_20px] shadow-xs">
      <section ref={pane} aria-label="Graph of the plan" tabIndex={0} className="overflow-auto">
        <div className="relative mx-auto" style={{ width: graph.width, height: graph.height }}>
          <svg width={graph.width} height={graph.height} aria-hidden="true" className="absolute inset-0">
            {graph.lines.map((line) => {
              const active = selected === line.from || selected === line.to;
              return (
                <path
                  key={line.key}
                  d={line.path}
                  fill="none"
                  stroke={active ? 'var(--edge-active)' : 'var(--edge)'}
                  strokeWidth={active ? 2 : 1.5}
                />
              );
            })}
          </svg>
          {plan.blocks.map((block) => (
            <button
              key={block.id}
              type="button"
              title={block.title}
              aria-pressed={selected === block.id}
              onClick={() => onSelect(block.id)}
              style={graph.boxes.get(block.id)}
              className="absolute flex items-center gap-2 rounded-md border border-line bg-raised px-2.5 text-left shadow-sm hover:border-line-strong aria-pressed:border-primary aria-pressed:shadow-[var(--ring)]"
            >
              <span
                aria-hidden="true"
                className="h-8 w-1 shrink-0 rounded-full"
                style={{ background: colorOf(block.type) }}
              />
              <span className="min-w-0">
                <span
                  className={clsx(
                    'font-medium',
                    graph.narrow ? 'line-clamp-2 text-xs leading-3.75' : 'block truncate text-[13px] leading-4',
                  )}
                >
                  {block.title}
                </span>
                {!graph.narrow && (
                  <span className="block truncate text-[11px] leading-4 text-faint">{labelOf(block.type)}</span>
                )}
              </span>
            </button>
          ))}
        </div>
      </section>
      {more.before && <Fade side="left-0 bg-linear-to-r" />}
      {more.after && <Fade side="right-0 bg-linear-to-l" />}
    </div>
  );
}

/** Says that there is more on this side. */
function Fade({ side }: { side: string }) {
  return (
    <div
      aria-hidden="true"
      className={clsx('pointer-events-none absolute inset-y-0 w-12 from-[var(--canvas)] to-transparent', side)}
    />
  );
}
