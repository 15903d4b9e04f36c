import { useCallback, useEffect, useRef, useState } from 'react';
import type { CanvasStore } from '../core/canvas-store';

type Settings = Record<string, unknown>;

/** Milliseconds without typing after which settings are written: each write sends all of them to everybody. */
const PAUSE = 350;

/** The settings of a block while a form edits them: shown at once, written at a pause and when the form closes. */
export function useSettingsDraft(
  store: CanvasStore,
  blockId: string,
  stored: Settings,
): [Settings, (next: Settings) => void] {
  const [draft, setDraft] = useState<Settings | null>(null);
  const pending = useRef<{ base: Settings; next: Settings; timer: ReturnType<typeof setTimeout> } | null>(null);
  const flush = useCallback(() => {
    if (pending.current === null) return;
    const { base, next, timer } = pending.current;
    pending.current = null;
    clearTimeout(timer);
    // Others may have changed other settings meanwhile: only what was changed here is written.
    store.commands.setSettings(blockId, rebase(base, next, store.scene.blocks.get(blockId)?.props.settings ?? {}));
    setDraft(null);
  }, [store, blockId]);
  useEffect(() => flush, [flush]);
  const change = useCallback(
    (next: Settings) => {
      if (pending.current !== null) clearTimeout(pending.current.timer);
      pending.current = { base: pending.current?.base ?? stored, next, timer: setTimeout(flush, PAUSE) };
      setDraft(next);
    },
    [flush, stored],
  );
  return [draft ?? stored, change];
}

function rebase(base: Settings, next: Settings, current: Settings): Settings {
  const merged = new Map(Object.entries(current));
  for (const [name, value] of Object.entries(next)) if (value !== base[name]) merged.set(name, value);
  for (const name of Object.keys(base)) if (!Object.hasOwn(next, name)) merged.delete(name);
  return Object.fromEntries(merged);
}
