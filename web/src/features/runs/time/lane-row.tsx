import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { formatCount } from '@/lib/format/number';
import { Bars } from './bars';
import { countUntil, type TimelineIndex } from './timeline-index';
import type { Row } from './timeline-rows';

export const ROW_HEIGHT = 34;

/** Colours of lanes that run side by side; they tell lanes apart and mean nothing more. */
const LANES = ['bg-primary', 'bg-accent', 'bg-info', 'bg-success', 'bg-warning', 'bg-danger'];

interface LaneRowProps {
  row: Row;
  index: TimelineIndex;
  at: number;
  length: number;
  open: boolean;
  selected: boolean;
  onToggle: () => void;
  onSelect: (address: string) => void;
}

/** One line of the timeline: a step with its bar, or an item with the bars of all its steps. */
export function LaneRow({ row, index, at, length, open, selected, onToggle, onSelect }: LaneRowProps) {
  const target =
    row.kind === 'item' ? (row.steps.find((s) => index.stateAt(s, at) !== null) ?? row.steps[0]) : row.address;
  const state = index.stateAt(row.address, at) ?? 'pending';
  return (
    <div
      className={clsx(
        'flex h-full items-stretch border-b border-line',
        selected ? 'bg-primary-soft' : 'hover:bg-hover',
      )}
    >
      <span
        aria-hidden="true"
        className={clsx('w-1 shrink-0', LANES[row.lane % LANES.length], row.depth > 0 && 'opacity-40')}
      />
      <span className="flex w-36 shrink-0 items-center sm:w-52" style={{ paddingLeft: 6 + row.depth * 14 }}>
        {row.opens ? (
          <button
            type="button"
            aria-expanded={open}
            aria-label={`${open ? 'Close' : 'Open'} ${row.title}`}
            onClick={onToggle}
            className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-active"
          >
            <ChevronRight size={14} className={open ? 'rotate-90 transition-transform' : 'transition-transform'} />
          </button>
        ) : (
          <span className="w-2 shrink-0" />
        )}
        <button
          type="button"
          aria-pressed={selected}
          aria-label={`${row.title}, ${state}`}
          onClick={() => target !== undefined && onSelect(target)}
          className="h-full min-w-0 flex-1 truncate pr-2 text-left text-[13px] outline-offset-[-2px]"
        >
          {row.title}
        </button>
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className="relative min-w-0 flex-1"
        onClick={() => target !== undefined && onSelect(target)}
      >
        {row.kind === 'item' ? (
          row.steps.map((step) => <Bars key={step} index={index} address={step} at={at} length={length} />)
        ) : (
          <Bars index={index} address={row.address} at={at} length={length} labelled />
        )}
        {row.kind === 'step' && isKept(index, row.address) && (
          <span className="absolute top-2 left-2 text-[11px] leading-4.5 text-faint">kept from an earlier run</span>
        )}
        <ItemCount index={index} opener={row.address} at={at} />
      </button>
    </div>
  );
}

/** Whether its result was taken over instead of made. */
const isKept = (index: TimelineIndex, address: string) =>
  index.outcome(address)?.to === 'succeeded' && index.startsUntil(address, Number.POSITIVE_INFINITY) === 0;

/** How far a loop is at the moment looked at. */
function ItemCount({ index, opener, at }: { index: TimelineIndex; opener: string; at: number }) {
  const items = index.itemsOf(opener);
  if (items === undefined || items.addresses.length < 2) return null;
  const ended = countUntil(items.ended, at);
  const failed = countUntil(items.failed, at);
  return (
    <span className="absolute top-1.5 right-2 rounded-full border border-line bg-surface px-2 text-[11px] leading-5 font-medium text-muted tabular-nums">
      {formatCount(ended)} of {formatCount(items.addresses.length)}
      {failed > 0 && <span className="text-danger"> · {formatCount(failed)} failed</span>}
    </span>
  );
}
