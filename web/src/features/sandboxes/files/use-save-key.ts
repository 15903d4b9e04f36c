import { useEffect, useRef } from 'react';

/** Ctrl+S, or Command+S, does this instead of saving the page; null: there is nothing to save. */
export function useSaveKey(save: (() => void) | null) {
  const latest = useRef(save);
  latest.current = save;
  const active = save !== null;
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current?.();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [active]);
}
