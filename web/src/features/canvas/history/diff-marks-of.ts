import type { DiffMark, DiffMarks } from '@/canvas/core/model/diff-marks';
import type { Snapshot } from '@/canvas/core/model/snapshot-document';
import type { CanvasDiff, MergeConflict } from '@/lib/api/types/canvas-time';

const rectOf = ([x = 0, y = 0, w = 0, h = 0]: readonly number[]) => ({ x, y, w, h });

/** What the canvas points out of a comparison. A conflict outweighs a change, and a change a move. */
export function diffMarksOf(diff: CanvasDiff, conflicts: readonly MergeConflict[] = []): DiffMarks {
  const blocks = new Map<string, DiffMark>();
  const edges = new Map<string, DiffMark>();
  for (const { id } of diff.blocks.moved) blocks.set(id, 'moved');
  for (const { id } of diff.blocks.changed) blocks.set(id, 'changed');
  for (const { id } of diff.blocks.added) blocks.set(id, 'added');
  for (const { id } of diff.blocks.removed) blocks.set(id, 'removed');
  for (const { id } of diff.connections.added) edges.set(id, 'added');
  for (const { id } of diff.connections.removed) edges.set(id, 'removed');
  for (const { id } of diff.connections.changed) edges.set(id, 'changed');
  for (const { blockId, connectionId } of conflicts) {
    if (blockId) blocks.set(blockId, 'conflict');
    if (connectionId) edges.set(connectionId, 'conflict');
  }
  const moves = diff.blocks.moved.map(({ from, to }) => ({ from: rectOf(from), to: rectOf(to) }));
  return { blocks, edges, moves };
}

/** The picture a comparison is drawn on: the later state, with what is gone put back as ghosts. */
export function withGhosts(after: Snapshot, diff: CanvasDiff): Snapshot {
  const here = new Set(after.blocks.map(({ id }) => id));
  const wired = new Set(after.connections.map(({ id }) => id));
  const ghosts = [...diff.blocks.removed, ...diff.blocks.added].filter(({ id }) => !here.has(id));
  const wires = [...diff.connections.removed, ...diff.connections.added].filter(({ id }) => !wired.has(id));
  return { blocks: [...after.blocks, ...ghosts], connections: [...after.connections, ...wires] };
}
