import { keyBetween } from '../model/fractional-index';
import { commit, type EditContext } from './commit';

/** Brings blocks in front of all others of their layer, or behind them, keeping their order among themselves. */
export function reorderBlocks(context: EditContext, ids: Iterable<string>, to: 'front' | 'back'): boolean {
  const { blocks } = context.scene;
  const moving = [...new Set(ids)].filter((id) => blocks.has(id));
  if (moving.length === 0) return false;
  moving.sort((a, b) => blocks.compare(blocks.slot(a), blocks.slot(b)));
  const chosen = new Set(moving);
  let lowest: string | null = null;
  let highest: string | null = null;
  for (const id of blocks.ids()) {
    if (chosen.has(id)) continue;
    const { z } = blocks.get(id)!;
    if (lowest === null || z < lowest) lowest = z;
    if (highest === null || z > highest) highest = z;
  }
  return commit(context, () => {
    let previous: string | null = to === 'front' ? highest : null;
    const next = to === 'front' ? null : lowest;
    for (const id of moving) {
      previous = keyBetween(previous, next);
      context.document.blocks.get(id)?.set('at', [blocks.get(id)!.parent, previous]);
    }
  });
}
