import type { PortRef, PortSide } from './block-types';
import type { Point } from './geometry';
import type { SceneTables } from './scene-tables';

/** Where a port sits, in world pixels. */
export function portPoint(scene: SceneTables, ref: PortRef): Point | null {
  const rect = scene.blocks.rectOf(ref.blockId);
  if (rect === null) return null;
  const type = scene.blocks.get(ref.blockId)!.type;
  const y = rect.y + rect.h * scene.catalog.portShare(type, ref.side, ref.port);
  return { x: ref.side === 'in' ? rect.x : rect.x + rect.w, y };
}

/** The port of a block within reach of a point. */
export function portNear(scene: SceneTables, slot: number, at: Point, reach: number): PortRef | null {
  const { blocks, catalog } = scene;
  const content = blocks.content[slot];
  if (content === undefined) return null;
  const left = blocks.x[slot]!;
  const right = left + blocks.w[slot]!;
  let best: PortRef | null = null;
  let bestDistance = reach;
  for (const side of ['in', 'out'] as const satisfies PortSide[]) {
    const x = side === 'in' ? left : right;
    if (Math.abs(at.x - x) > reach) continue;
    const ports = catalog.ports(content.type, side);
    for (let i = 0; i < ports.length; i++) {
      const y = blocks.y[slot]! + (blocks.h[slot]! * (i + 1)) / (ports.length + 1);
      const distance = Math.hypot(at.x - x, at.y - y);
      if (distance <= bestDistance) {
        bestDistance = distance;
        best = { blockId: content.id, port: ports[i]!.name, side };
      }
    }
  }
  return best;
}
