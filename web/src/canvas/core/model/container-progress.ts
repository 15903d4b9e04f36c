import type { BlockStateSource } from './block-state';
import type { SceneTables } from './scene-tables';

/** How far the blocks inside a frame or group are. */
export interface ContainerProgress {
  total: number;
  done: number;
  running: number;
  failed: number;
}

export function containerProgress(scene: SceneTables, states: BlockStateSource, id: string): ContainerProgress {
  const progress = { total: 0, done: 0, running: 0, failed: 0 };
  for (const inner of scene.withDescendants([id])) {
    const slot = scene.blocks.slot(inner);
    if (scene.blocks.layer[slot] !== 2) continue;
    const { status } = states.get(inner);
    progress.total++;
    if (status === 'done' || status === 'skipped') progress.done++;
    else if (status === 'running') progress.running++;
    else if (status === 'failed') progress.failed++;
  }
  return progress;
}
