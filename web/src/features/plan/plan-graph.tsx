import { useMemo } from 'react';
import type { PlanContract } from '@/lib/api/types/plan';
import { placeBlocks } from './plan-layout';

const W = 168;
const H = 52;
const GAP_X = 56;
const GAP_Y = 18;
const PAD = 24;

interface PlanGraphProps {
  plan: PlanContract;
  selected: string | null;
  onSelect: (id: string) => void;
  colorOf: (type: string) => string;
  labelOf: (type: string) => string;
}

/** The plan at a glance: what leads to what. */
export function PlanGraph({ plan, selected, onSelect, colorOf, labelOf }: PlanGraphProps) {
  const layout = useMemo(() => {
    const placed = placeBlocks(plan);
    const perColumn = new Map<number, number>();
    for (const p of placed) perColumn.set(p.column, Math.max(perColumn.get(p.column) ?? 0, p.row + 1));
    const tallest = Math.max(1, ...perColumn.values());
    const at = new Map(
      placed.map((p) => {
        const indent = ((tallest - (perColumn.get(p.column) ?? 1)) * (H + GAP_Y)) / 2;
        return [p.id, { x: PAD + p.column * (W + GAP_X), y: PAD + indent + p.row * (H + GAP_Y) }];
      }),
    );
    return {
      at,
      width: PAD * 2 + perColumn.size * (W + GAP_X) - GAP_X,
      height: PAD * 2 + tallest * (H + GAP_Y) - GAP_Y,
    };
  }, [plan]);
  return (
    <section
      aria-label="Graph of the plan"
      tabIndex={0}
      className="overflow-auto rounded-lg border border-line bg-[var(--canvas)] [background-image:radial-gradient(var(--canvas-dot)_1px,transparent_1px)] [background-size:20px_20px] shadow-xs"
    >
      <div className="relative mx-auto" style={{ width: layout.width, height: layout.height }}>
        <svg width={layout.width} height={layout.height} aria-hidden="true" className="absolute inset-0">
          {plan.connections.map((c) => {
            const a = layout.at.get(c.from[0]);
            const b = layout.at.get(c.to[0]);
            if (!a || !b) return null;
            const [x1, y1, x2, y2] = [a.x + W, a.y + H / 2, b.x, b.y + H / 2];
            const bend = Math.max(24, (x2 - x1) / 2);
            const active = selected === c.from[0] || selected === c.to[0];
            return (
              <path
                key={`${c.from.join('.')}>${c.to.join('.')}`}
                d={`M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`}
                fill="none"
                stroke={active ? 'var(--edge-active)' : 'var(--edge)'}
                strokeWidth={active ? 2 : 1.5}
              />
            );
          })}
        </svg>
        {plan.blocks.map((block) => {
          const p = layout.at.get(block.id);
          return (
            <button
              key={block.id}
              type="button"
              aria-pressed={selected === block.id}
              onClick={() => onSelect(block.id)}
              style={{ left: p?.x, top: p?.y, width: W, height: H }}
              className="absolute flex items-center gap-2.5 rounded-md border border-line bg-raised px-3 text-left shadow-sm hover:border-line-strong aria-pressed:border-primary aria-pressed:shadow-[var(--ring)]"
            >
              <span
                aria-hidden="true"
                className="h-7 w-1 shrink-0 rounded-full"
                style={{ background: colorOf(block.type) }}
              />
              <span className="min-w-0">
                <span className="block truncate text-[13px] leading-4 font-medium">{block.title}</span>
                <span className="block truncate text-[11px] leading-4 text-faint">{labelOf(block.type)}</span>
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
