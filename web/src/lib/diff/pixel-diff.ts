/** Pixels that differ by less than this in every channel look the same. */
const SLIGHT = 12;

export interface PixelDiff {
  /** Which part of the pixels differs, 0 to 1. */
  share: number;
  /** RGBA: the picture faded, what differs in red. */
  marked: Uint8ClampedArray<ArrayBuffer>;
}

/** Compares two pictures of one size, RGBA. */
export function pixelDiff(before: Uint8ClampedArray, after: Uint8ClampedArray): PixelDiff {
  const marked = new Uint8ClampedArray(after.length);
  let changed = 0;
  for (let i = 0; i < after.length; i += 4) {
    const far = [0, 1, 2, 3].some((c) => Math.abs(before[i + c]! - after[i + c]!) >= SLIGHT);
    if (far) changed++;
    const grey = 200 + Math.round((after[i]! + after[i + 1]! + after[i + 2]!) / 3 / 5);
    marked.set(far ? [220, 38, 38, 255] : [grey, grey, grey, 255], i);
  }
  return { share: after.length === 0 ? 0 : changed / (after.length / 4), marked };
}
