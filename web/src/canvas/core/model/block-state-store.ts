import { type BlockState, type BlockStateSource, IDLE_STATE } from './block-state';

export interface BlockStateStore extends BlockStateSource {
  set(blockId: string, state: BlockState): void;
  patch(blockId: string, change: Partial<BlockState>): void;
  setMany(states: Iterable<readonly [string, BlockState]>): void;
  clear(): void;
}

/** An in-memory source of block states for the app to feed from the run's event stream. */
export function createBlockStateStore(): BlockStateStore {
  const states = new Map<string, BlockState>();
  const listeners = new Map<string, Set<() => void>>();
  const everyone = new Set<(ids: readonly string[]) => void>();

  const notify = (ids: readonly string[]) => {
    if (ids.length === 0) return;
    for (const id of ids) for (const listener of listeners.get(id) ?? []) listener();
    for (const listener of everyone) listener(ids);
  };

  return {
    get: (id) => states.get(id) ?? IDLE_STATE,
    subscribe(id, listener) {
      const set = listeners.get(id) ?? new Set();
      listeners.set(id, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(id) === set) listeners.delete(id);
      };
    },
    subscribeAll(listener) {
      everyone.add(listener);
      return () => everyone.delete(listener);
    },
    set(id, state) {
      states.set(id, state);
      notify([id]);
    },
    patch(id, change) {
      states.set(id, { ...(states.get(id) ?? IDLE_STATE), ...change });
      notify([id]);
    },
    setMany(entries) {
      const ids: string[] = [];
      for (const [id, state] of entries) {
        states.set(id, state);
        ids.push(id);
      }
      notify(ids);
    },
    clear() {
      const ids = [...states.keys()];
      states.clear();
      notify(ids);
    },
  };
}
