import type { EdgeRoute } from '../model/edge-route';

const TURN = 22;

/** A routed edge as SVG path data, with the soft turns that the canvas draws. */
export function routeSvg(route: EdgeRoute): string {
  const at = (i: number) => ({ x: route[i]!, y: route[i + 1]! });
  const last = route.length - 2;
  let path = `M${route[0]} ${route[1]}`;
  for (let i = 2; i < last; i += 2) {
    const [a, corner, b] = [at(i - 2), at(i), at(i + 2)];
    const before = Math.abs(corner.x - a.x) + Math.abs(corner.y - a.y);
    const after = Math.abs(b.x - corner.x) + Math.abs(b.y - corner.y);
    const turn = Math.min(TURN, before / 2, after / 2);
    const start = towards(corner, a, turn, before);
    const end = towards(corner, b, turn, after);
    path += `L${start}Q${corner.x} ${corner.y} ${end}`;
  }
  return `${path}L${route[last]} ${route[last + 1]}`;
}

function towards(from: { x: number; y: number }, to: { x: number; y: number }, way: number, length: number): string {
  const share = length === 0 ? 0 : way / length;
  return `${from.x + (to.x - from.x) * share} ${from.y + (to.y - from.y) * share}`;
}
