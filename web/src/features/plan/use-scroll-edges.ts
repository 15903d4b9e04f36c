import { type RefObject, useEffect, useState } from 'react';

/** Whether there is more to the left and to the right of what a pane shows. */
export function useScrollEdges(
  pane: RefObject<HTMLElement | null>,
  width: number,
): { before: boolean; after: boolean } {
  const [edges, setEdges] = useState({ before: false, after: false });
  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const look = () => {
      const before = element.scrollLeft > 1;
      const after = element.scrollLeft + element.clientWidth < Math.max(width, element.scrollWidth) - 1;
      setEdges((was) => (was.before === before && was.after === after ? was : { before, after }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, [pane, width]);
  return edges;
}
