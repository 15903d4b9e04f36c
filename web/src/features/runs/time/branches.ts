import type { TimelinePlace } from '@/lib/api/types/run';

export interface Branch {
  place: TimelinePlace;
  lane: number;
}

/**
 * Which lane each place belongs to: a chain of steps shares one, each further branch begins its own, a join goes on
 * in the first of its branches. Places come lane by lane, so that what runs side by side stands below each other.
 */
export function lanesOf(places: readonly TimelinePlace[]): Branch[] {
  const lanes: Branch[][] = [];
  const laneOf = new Map<string, number>();
  const lastOf: string[] = [];
  for (const place of inOrder(places)) {
    const free = place.after.flatMap((path) => {
      const lane = laneOf.get(path);
      return lane !== undefined && lastOf[lane] === path ? [lane] : [];
    });
    const lane = free.length > 0 ? Math.min(...free) : lanes.length;
    if (lane === lanes.length) lanes.push([]);
    lanes[lane]!.push({ place, lane });
    laneOf.set(place.path, lane);
    lastOf[lane] = place.path;
  }
  return lanes.flat();
}

/** Sources before what depends on them; otherwise as given. */
function inOrder(places: readonly TimelinePlace[]): TimelinePlace[] {
  const left = new Map(places.map((place) => [place.path, place]));
  const ordered: TimelinePlace[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter((place) => !place.after.some((path) => left.has(path)));
    // A circle cannot be in a flow that runs; should there be one, it is shown as given.
    for (const place of ready.length > 0 ? ready : left.values()) {
      left.delete(place.path);
      ordered.push(place);
    }
  }
  return ordered;
}
