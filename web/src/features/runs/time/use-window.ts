import { type RefObject, useEffect, useState } from 'react';

/** Rows drawn beyond what is in sight, so that scrolling shows no gaps. */
const SPARE = 12;

/** Which rows of a scrolled list are in sight: the others need not be drawn. */
export function useWindow(list: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const [range, setRange] = useState({ from: 0, to: 60 });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - SPARE);
      const to = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + SPARE;
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [list, rowHeight]);
  return { from: Math.min(range.from, count), to: Math.min(range.to, count) };
}
