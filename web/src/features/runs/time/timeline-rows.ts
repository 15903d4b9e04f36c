import type { TimelinePlace } from '@/lib/api/types/run';
import { lanesOf } from './branches';
import type { TimelineIndex } from './timeline-index';

/** A row of the timeline: a step, or an item of a loop with all its steps on one line. */
export interface Row {
  address: string;
  kind: 'step' | 'item';
  title: string;
  depth: number;
  /** Branches that run side by side have different ones. */
  lane: number;
  /** Whether there is something to open within it. */
  opens: boolean;
  /** Of items: the addresses of the steps that are drawn on its line. */
  steps: readonly string[];
}

/** The rows in sight when these addresses are open. */
export function rowsOf(index: TimelineIndex, open: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  addSteps(rows, index, open, '', index.within(''), 0);
  return rows;
}

function addSteps(
  rows: Row[],
  index: TimelineIndex,
  open: ReadonlySet<string>,
  prefix: string,
  places: readonly TimelinePlace[],
  depth: number,
): void {
  for (const { place, lane } of lanesOf(places)) {
    const address = prefix + place.path.slice(place.path.lastIndexOf('/') + 1);
    const items = index.itemsOf(address);
    rows.push({ address, kind: 'step', title: place.title, depth, lane, opens: items !== undefined, steps: [] });
    if (items === undefined || !open.has(address)) continue;
    const inner = index.within(place.path);
    const names = inner.map((step) => step.path.slice(step.path.lastIndexOf('/') + 1));
    for (const item of items.addresses) {
      const number = /\[(\d+)\]\/$/.exec(item)?.[1];
      if (number === undefined) {
        addSteps(rows, index, open, item, inner, depth + 1);
        continue;
      }
      const steps = names.map((name) => item + name);
      rows.push({
        address: item,
        kind: 'item',
        title: `Item ${Number(number) + 1}`,
        depth: depth + 1,
        lane,
        opens: inner.length > 1 || inner.some((step) => step.opens),
        steps,
      });
      if (open.has(item)) addSteps(rows, index, open, item, inner, depth + 2);
    }
  }
}
