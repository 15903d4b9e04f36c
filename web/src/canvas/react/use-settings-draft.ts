import { useCallback, useEffect, useRef, useState } from 'react';
import type { CanvasStore } from '../core/canvas-store';

type Settings = Record<string, unknown>;

/** Milliseconds without typing after which settings are written: each write sends all of them to everybody. */
const PAUSE = 350;

/** What changed, by setting; undefined: removed. */
type Patch = Record<string, unknown>;

function patched(settings: Settings, patch: Patch): Settings {
  const next = Object.entries({ ...settings, ...patch }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(next);
}

function differences(from: Settings, to: Settings): Patch {
  const patch: Patch = {};
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (from[name] !== to[name]) patch[name] = to[name];
  }
  return patch;
}

/**
 * The settings of a block while a form edits them: shown at once, written at a pause and when the form closes. Only what
 * was changed here is written: what others changed meanwhile stays.
 */
export function useSettingsDraft(
  store: CanvasStore,
  blockId: string,
  stored: Settings,
): [Settings, (next: Settings) => void] {
  const [draft, setDraft] = useState<Patch | null>(null);
  const shown = draft === null ? stored : patched(stored, draft);
  const latest = useRef(shown);
  latest.current = shown;
  const pending = useRef<{ patch: Patch; timer: ReturnType<typeof setTimeout> } | null>(null);
  const flush = useCallback(() => {
    if (pending.current === null) return;
    const { patch, timer } = pending.current;
    pending.current = null;
    clearTimeout(timer);
    store.commands.setSettings(blockId, patched(store.scene.blocks.get(blockId)?.props.settings ?? {}, patch));
    setDraft(null);
  }, [store, blockId]);
  useEffect(() => flush, [flush]);
  const change = useCallback(
    (next: Settings) => {
      if (pending.current !== null) clearTimeout(pending.current.timer);
      const patch = { ...pending.current?.patch, ...differences(latest.current, next) };
      pending.current = { patch, timer: setTimeout(flush, PAUSE) };
      setDraft(patch);
    },
    [flush],
  );
  return [shown, change];
}
