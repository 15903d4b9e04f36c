const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/** A value of a table as its type reads best; null for nothing. Years and codes of up to four digits stay as they are. */
export function cellText(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Math.abs(value) < 10_000 ? plain(value) : grouped.format(value);
  if (type === 'timestamp' && typeof value === 'string') return value.replace('T', ' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const plain = (value: number) => String(Number.isInteger(value) ? value : Number(value.toPrecision(8)));

export const isNumeric = (type: string) => type === 'integer' || type === 'number';

/** How wide a column ought to be, in pixels: by its name and its first values. */
export function columnWidth(name: string, type: string, values: readonly unknown[]): number {
  const longest = values.reduce<number>((most, value) => Math.max(most, cellText(value, type)?.length ?? 1), 0);
  return Math.round(Math.min(360, Math.max(96, 44 + name.length * 7.4, 28 + longest * 7.4)));
}
