import { useMemo, useRef, useState } from 'react';
import { formatDuration } from '@/lib/format/duration';
import { ticksOf } from '../timeline-scale';
import { LaneRow, ROW_HEIGHT } from './lane-row';
import type { TimelineIndex } from './timeline-index';
import { rowsOf } from './timeline-rows';
import type { Moment } from './use-moment';
import { useWindow } from './use-window';

interface LanesProps {
  index: TimelineIndex;
  moment: Moment;
  length: number;
  selected: string | null;
  onSelect: (address: string) => void;
}

/** Who did what when: a line for each step, a lane for each branch, an own line for each item of a loop. Only what is in sight is drawn. */
export function Lanes({ index, moment, length, selected, onSelect }: LanesProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => rowsOf(index, open), [index, open]);
  const list = useRef<HTMLDivElement>(null);
  const { from, to } = useWindow(list, rows.length, ROW_HEIGHT);
  const toggle = (address: string) => {
    const next = new Set(open);
    if (!next.delete(address)) next.add(address);
    setOpen(next);
  };
  return (
    <section ref={list} aria-label="Timeline" tabIndex={0} className="relative max-h-96 overflow-auto">
      <div className="min-w-130">
        <Ruler length={length} />
        <ul className="relative" style={{ height: rows.length * ROW_HEIGHT }}>
          {rows.slice(from, to).map((row, i) => (
            <li
              key={row.address}
              className="absolute inset-x-0"
              style={{ top: (from + i) * ROW_HEIGHT, height: ROW_HEIGHT }}
            >
              <LaneRow
                row={row}
                index={index}
                at={moment.at}
                length={length}
                open={open.has(row.address)}
                selected={selected === row.address || row.steps.includes(selected ?? '')}
                onToggle={() => toggle(row.address)}
                onSelect={onSelect}
              />
            </li>
          ))}
          {!moment.isNow && (
            <li aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-0 left-37 sm:left-53">
              <span className="absolute inset-y-0 w-px bg-text" style={{ left: `${(moment.at / length) * 100}%` }} />
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}

function Ruler({ length }: { length: number }) {
  return (
    <div
      aria-hidden="true"
      className="sticky top-0 z-10 h-6 border-b border-line bg-surface pl-37 text-[11px] text-faint tabular-nums sm:pl-53"
    >
      <div className="relative h-full">
        {ticksOf(length).map((tick) => (
          <span
            key={tick}
            className="absolute top-1 -translate-x-1/2 first:translate-x-0"
            style={{ left: `${(tick / length) * 100}%` }}
          >
            {tick === 0 ? '0' : formatDuration(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}
