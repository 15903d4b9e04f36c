import type { StepStatus, Timeline, TimelinePlace } from '@/lib/api/types/run';

/** A state and since when, in milliseconds after the begin. */
export interface Change {
  at: number;
  to: StepStatus;
}

export interface Segment {
  from: number;
  to: number;
  state: StepStatus;
}

/** Items of a body by what has become of them; the times of their ends, sorted. */
export interface Items {
  addresses: string[];
  begun: number[];
  ended: number[];
  failed: number[];
}

const OVER = new Set<StepStatus>(['succeeded', 'failed', 'skipped', 'cancelled']);
const NO_CHANGES: readonly Change[] = [];

/** Who was in which state when: answers for any moment without reading the journal again. */
export class TimelineIndex {
  readonly places: readonly TimelinePlace[];
  /** Every moment at which something changed, sorted. */
  readonly moments: readonly number[];
  /** The last of them. */
  readonly end: number;
  private readonly changes = new Map<string, Change[]>();
  private readonly items = new Map<string, Items>();
  private readonly placeByPath: ReadonlyMap<string, TimelinePlace>;
  private readonly first = new Map<string, string>();
  private readonly inner = new Map<string, TimelinePlace[]>();

  constructor(timeline: Timeline) {
    this.places = timeline.places;
    this.placeByPath = new Map(timeline.places.map((place) => [place.path, place]));
    for (const place of timeline.places) push(this.inner, parentPath(place.path), place);
    const { of, at, to } = timeline.changes;
    for (let i = 0; i < of.length; i++) {
      push(this.changes, timeline.addresses[of[i]!]!, { at: at[i]!, to: to[i]! });
    }
    for (const address of timeline.addresses) {
      if (address.endsWith('/')) this.addItem(address);
      else if (!this.first.has(pathOf(address))) this.first.set(pathOf(address), address);
    }
    for (const items of this.items.values()) {
      items.ended.sort(ascending);
      items.failed.sort(ascending);
    }
    this.moments = [...new Set(at)].sort(ascending);
    this.end = this.moments.at(-1) ?? 0;
  }

  /** The places directly within a path; the flow's own for ''. */
  within(path: string): readonly TimelinePlace[] {
    return this.inner.get(path) ?? [];
  }

  placeOf(address: string): TimelinePlace | undefined {
    return this.placeByPath.get(pathOf(address));
  }

  /** Some step at a place; undefined when none was begun there. */
  firstOf(path: string): string | undefined {
    return this.first.get(path);
  }

  itemsOf(opener: string): Items | undefined {
    return this.items.get(opener);
  }

  /** The state at a moment; null before anything was known of it. */
  stateAt(address: string, time: number): StepStatus | null {
    const changes = this.changes.get(address) ?? NO_CHANGES;
    let state: StepStatus | null = null;
    for (const change of changes) {
      if (change.at > time) break;
      state = change.to;
    }
    if (state === null || OVER.has(state)) return state;
    const around = itemAround(address);
    const closed = around === null ? null : this.stateAt(around, time);
    return closed !== null && OVER.has(closed) ? 'cancelled' : state;
  }

  /** How often it was started until a moment. */
  startsUntil(address: string, time: number): number {
    return (this.changes.get(address) ?? NO_CHANGES).filter((c) => c.to === 'running' && c.at <= time).length;
  }

  /** What it did when, until the end of what is known. */
  segments(address: string, now: number): Segment[] {
    const changes = this.changes.get(address) ?? NO_CHANGES;
    const limit = this.endOf(address, now);
    const segments: Segment[] = [];
    for (const [i, change] of changes.entries()) {
      if (OVER.has(change.to) || change.to === 'pending') continue;
      const to = Math.min(changes[i + 1]?.at ?? limit, limit);
      const last = segments.at(-1);
      // A step with a body begins anew when its items have ended: that is one piece of work.
      if (last?.state === change.to && last.to === change.at && this.items.has(address)) last.to = to;
      else segments.push({ from: change.at, to: Math.max(to, change.at), state: change.to });
    }
    return segments;
  }

  /** When and how it ended; null while it goes on. */
  outcome(address: string): Change | null {
    const last = this.changes.get(address)?.at(-1);
    return last !== undefined && OVER.has(last.to) ? last : null;
  }

  private endOf(address: string, now: number): number {
    const own = this.outcome(address);
    if (own !== null) return own.at;
    const around = itemAround(address);
    return around === null ? now : this.endOf(around, now);
  }

  private addItem(address: string): void {
    const opener = openerOf(address);
    const known = this.items.get(opener) ?? { addresses: [], begun: [], ended: [], failed: [] };
    this.items.set(opener, known);
    known.addresses.push(address);
    known.begun.push(this.changes.get(address)![0]!.at);
    const outcome = this.outcome(address);
    if (outcome === null) return;
    known.ended.push(outcome.at);
    if (outcome.to === 'failed') known.failed.push(outcome.at);
  }
}

/** How many of sorted times are not later than a moment. */
export function countUntil(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** b3[17]/b4 → b3/b4 */
export const pathOf = (address: string) => address.replace(/\[\d+\](?=\/)/g, '');

const parentPath = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** b3[17]/ → b3, b5/ → b5 */
const openerOf = (item: string) => item.slice(0, -1).replace(/\[\d+\]$/, '');

/** b3[17]/b4 → b3[17]/; null for the flow's own steps. */
function itemAround(address: string): string | null {
  const inner = address.endsWith('/') ? openerOf(address) : address;
  const cut = inner.lastIndexOf('/');
  return cut < 0 ? null : inner.slice(0, cut + 1);
}

const ascending = (a: number, b: number) => a - b;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
