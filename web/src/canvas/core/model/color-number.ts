/** `#rgb` or `#rrggbb` as 0xRRGGBB; a neutral grey for anything else. */
export function colorNumber(css: string): number {
  const hex = css.trim().replace(/^#/, '');
  if (/^[0-9a-f]{6}$/i.test(hex)) return Number.parseInt(hex, 16);
  if (/^[0-9a-f]{3}$/i.test(hex)) return Number.parseInt([...hex].map((c) => c + c).join(''), 16);
  return 0x78858f;
}

export function colorText(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

/** Mixes two colours; share 0 gives `a`, 1 gives `b`. */
export function mixColors(a: number, b: number, share: number): number {
  const channel = (shift: number) => {
    const from = (a >> shift) & 255;
    return Math.round(from + (((b >> shift) & 255) - from) * share) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
