import { type RefObject, useEffect, useState } from 'react';

/** Whether an element has come into sight, or nearly; it stays so. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || element.current === null) return;
    const watch = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && setSeen(true), {
      rootMargin: '200px',
    });
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [seen, element]);
  return seen;
}
