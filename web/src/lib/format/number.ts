const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** "512 B", "1.4 MB"; with a base of 1024 as memory and disks of sandboxes are given. */
export function formatBytes(bytes: number | null | undefined, base: 1000 | 1024 = 1000): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return '–';
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= base && unit < UNITS.length - 1) {
    value /= base;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : new Intl.NumberFormat('en').format(value);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
