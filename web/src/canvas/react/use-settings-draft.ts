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
  const pending = useRef<{ next: Settings; timer: ReturnType<typeof setTimeout> } | null>(null);
  const flush = useCallback(() => {
    if (pending.current === null) return;
    const { next, timer } = pending.current;
    pending.current = null;
    clearTimeout(timer);
    store.commands.setSettings(blockId, next);
    setDraft(null);
  }, [store, blockId]);
  useEffect(() => flush, [flush]);
  const change = useCallback(
    (next: Settings) => {
      if (pending.current !== null) clearTimeout(pending.current.timer);
      pending.current = { next, timer: setTimeout(flush, PAUSE) };
      setDraft(next);
    },
    [flush],
  );
  return [draft ?? stored, change];
}
