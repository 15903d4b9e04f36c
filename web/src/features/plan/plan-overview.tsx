import { clsx } from 'clsx';
import { CornerDownRight } from 'lucide-react';
import { useMemo } from 'react';
import type { PlanContract } from '@/lib/api/types/plan';
import { PlanGraph } from './plan-graph';
import { neighboursOf, stagesOf } from './plan-stages';

/** So many blocks can be followed from one to the next; of more, the stages say more than their lines. */
const MOST_IN_A_GRAPH = 14;

interface PlanOverviewProps {
  plan: PlanContract;
  selected: string | null;
  onSelect: (id: string) => void;
  colorOf: (type: string) => string;
  labelOf: (type: string) => string;
}

/** The plan at a glance: block by block, or stage by stage when there are many. */
export function PlanOverview(props: PlanOverviewProps) {
  const { blocks, groups } = props.plan;
  return blocks.length > MOST_IN_A_GRAPH && groups.length > 2 ? <Stages {...props} /> : <PlanGraph {...props} />;
}

function Stages({ plan, selected, onSelect, colorOf, labelOf }: PlanOverviewProps) {
  const stages = useMemo(() => stagesOf(plan), [plan]);
  const near = useMemo(() => neighboursOf(plan, selected), [plan, selected]);
  return (
    <section
      aria-label="Graph of the plan"
      className="rounded-lg border border-line bg-[var(--canvas)] [background-image:radial-gradient(var(--canvas-dot)_1px,transparent_1px)] [background-size:20px_20px] p-4 shadow-xs"
    >
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,228px),1fr))] gap-3">
        {stages.map((stage, i) => (
          <li key={stage.id} className="rounded-md border border-line bg-raised p-3 shadow-sm">
            <div className="flex items-center gap-2">
              <span className="grid size-5 shrink-0 place-items-center rounded-full bg-sunken text-[11px] font-semibold text-muted tabular-nums">
                {i + 1}
              </span>
              <h3 className="min-w-0 flex-1 truncate text-[13px] font-semibold">{stage.title}</h3>
              <span className="text-[11px] text-faint tabular-nums">
                {stage.blocks.length} {stage.blocks.length === 1 ? 'block' : 'blocks'}
              </span>
            </div>
            <p className="mt-1 flex min-h-4 items-center gap-1 truncate pl-7 text-[11px] leading-4 text-faint">
              {stage.after.length > 0 ? (
                <>
                  <CornerDownRight size={11} aria-hidden="true" className="shrink-0" />
                  <span className="truncate">after {stage.after.join(', ')}</span>
                </>
              ) : (
                'at once'
              )}
            </p>
            <ul className="mt-1.5">
              {stage.blocks.map((block) => (
                <li key={block.id}>
                  <button
                    type="button"
                    title={`${block.title} · ${labelOf(block.type)}`}
                    aria-pressed={selected === block.id}
                    onClick={() => onSelect(block.id)}
                    className={clsx(
                      'flex w-full items-center gap-2 rounded-sm px-1.5 py-1 text-left text-xs leading-4 hover:bg-hover aria-pressed:bg-primary-soft aria-pressed:font-medium',
                      selected !== null && selected !== block.id && !near.has(block.id) && 'text-faint',
                    )}
                  >
                    <span
                      aria-hidden="true"
                      className="h-3.5 w-1 shrink-0 rounded-full"
                      style={{ background: colorOf(block.type) }}
                    />
                    <span className="truncate">{block.title}</span>
                  </button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
