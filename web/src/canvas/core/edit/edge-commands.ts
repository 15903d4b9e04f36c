import type { PortRef } from '../model/block-types';
import { portsCompatible } from '../model/port-compatibility';
import { commit, type EditContext, fieldsOf } from './commit';

export type ConnectRefusal = 'read-only' | 'same-block' | 'unknown-port' | 'types' | 'circle' | 'duplicate' | 'side';

/** Why two ports may not be connected; null when they may. */
export function whyNotConnect(context: EditContext, from: PortRef, to: PortRef): ConnectRefusal | null {
  const { scene } = context;
  if (!context.canEdit()) return 'read-only';
  if (from.side !== 'out' || to.side !== 'in') return 'side';
  if (from.blockId === to.blockId) return 'same-block';
  const source = scene.catalog.port(scene.blocks.get(from.blockId)?.type ?? '', 'out', from.port);
  const target = scene.catalog.port(scene.blocks.get(to.blockId)?.type ?? '', 'in', to.port);
  if (source === undefined || target === undefined) return 'unknown-port';
  if (!portsCompatible(source.type, target.type)) return 'types';
  for (const slot of scene.edges.at(from.blockId)) {
    const edge = scene.edges.content[slot]!;
    if (edge.fromBlock === from.blockId && edge.fromPort === from.port && edge.toBlock === to.blockId) {
      if (edge.toPort === to.port) return 'duplicate';
    }
  }
  return reaches(context, to.blockId, from.blockId) ? 'circle' : null;
}

/** Puts an output and an input in order, whichever was dragged first. */
export function orderPorts(a: PortRef, b: PortRef): { from: PortRef; to: PortRef } {
  return a.side === 'out' ? { from: a, to: b } : { from: b, to: a };
}

export function connect(context: EditContext, a: PortRef, b: PortRef): string | null {
  const { from, to } = orderPorts(a, b);
  if (whyNotConnect(context, from, to) !== null) return null;
  const id = context.newId();
  commit(context, () => {
    writeEdge(context, id, from, to);
  });
  return id;
}

/** Writes an edge inside a running transaction. */
export function writeEdge(
  context: EditContext,
  id: string,
  from: { blockId: string; port: string },
  to: { blockId: string; port: string },
  label = '',
): void {
  const fields: Record<string, unknown> = {
    from: [from.blockId, from.port],
    to: [to.blockId, to.port],
    kind: 'data',
  };
  if (label !== '') fields['label'] = label;
  context.document.edges.set(id, fieldsOf(fields));
}

export function removeEdges(context: EditContext, ids: Iterable<string>): boolean {
  const doomed = [...ids].filter((id) => context.document.edges.has(id));
  if (doomed.length === 0) return false;
  return commit(context, () => {
    for (const id of doomed) context.document.edges.delete(id);
  });
}

/** The first port of a block that the dragged port may connect to. */
export function firstCompatiblePort(context: EditContext, from: PortRef, blockId: string): PortRef | null {
  const side = from.side === 'out' ? 'in' : 'out';
  const type = context.scene.blocks.get(blockId)?.type ?? '';
  for (const port of context.scene.catalog.ports(type, side)) {
    const ref: PortRef = { blockId, port: port.name, side };
    const ordered = orderPorts(from, ref);
    if (whyNotConnect(context, ordered.from, ordered.to) === null) return ref;
  }
  return null;
}

/** Whether data flows from `start` to `goal` along existing edges. */
function reaches({ scene }: EditContext, start: string, goal: string): boolean {
  const seen = new Set<string>();
  const stack = [start];
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const slot of scene.edges.at(id)) {
      const edge = scene.edges.content[slot]!;
      if (edge.fromBlock === id) stack.push(edge.toBlock);
    }
  }
  return false;
}
