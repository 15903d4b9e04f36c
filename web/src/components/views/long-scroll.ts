/** Browsers lose precision beyond some 17 to 33 million pixels. */
const TALLEST = 12_000_000;

/** A scrolled distance that a wheel or a key makes; more is a jump with the thumb. */
const STEP = 3_000;

export interface LongScroll {
  /** Where the thumb is, in pixels of the page. */
  top: number;
  /** Where the reader is, in pixels of the whole list. */
  position: number;
}

/** The height that is really in the page. */
export const pageHeight = (total: number) => Math.min(total, TALLEST);

/**
 * A list that is taller than a page can be: small moves go by pixels, so that rows scroll as rows do; jumps go by share, so that the thumb reaches
 * every place; and both ends are always the ends.
 */
export function scrollTo(last: LongScroll, top: number, total: number, height: number): LongScroll {
  const page = pageHeight(total);
  if (page === total) return { top, position: top };
  const [end, deepest] = [page - height, total - height];
  if (top <= 0) return { top, position: 0 };
  if (top >= end - 1) return { top, position: deepest };
  const moved = top - last.top;
  const position = Math.abs(moved) <= STEP ? last.position + moved : (top / end) * deepest;
  return { top, position: Math.min(deepest, Math.max(0, position)) };
}
