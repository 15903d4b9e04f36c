/** "840 ms", "3.2 s", "1 min 5 s", "2 h 3 min". */
export function formatDuration(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) return '–';
  const ms = Math.max(0, milliseconds);
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return join(minutes, 'min', Math.round(seconds % 60), 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return join(hours, 'h', minutes % 60, 'min');
  return join(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function join(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}

/** A range of seconds: "5–20 s", "1–3 min". */
export function formatSecondsRange(low: number, high: number): string {
  if (high < 1) return 'under 1 s';
  if (Math.round(low) === Math.round(high)) return formatDuration(high * 1000);
  if (high < 90) return `${Math.max(1, Math.round(low))}–${Math.round(high)} s`;
  const from = low / 60;
  const to = Math.ceil(high / 60);
  return from < 1 ? `up to ${to} min` : `${Math.round(from)}–${to} min`;
}

/** Milliseconds between two instants; the second may still be open. */
export function elapsed(start: string | null | undefined, end: string | null | undefined, now: number): number | null {
  if (!start) return null;
  const to = end ? Date.parse(end) : now;
  return Math.max(0, to - Date.parse(start));
}
