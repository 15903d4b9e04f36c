const COLORS = ['#0e7490', '#b45309', '#7c3aed', '#be185d', '#15803d', '#1d4ed8', '#b91c1c', '#4d7c0f'];

/** The same person has the same colour everywhere. */
export function colorOf(id: string): string {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return COLORS[hash % COLORS.length]!;
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((w) => (w ? [...w][0] : ''));
  return letters.join('').toUpperCase() || '?';
}

export function Avatar({ id, name, size = 28 }: { id: string; name: string; size?: number }) {
  return (
    <span
      role="img"
      aria-label={name}
      className="inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-white"
      style={{ background: colorOf(id), width: size, height: size, fontSize: Math.round(size * 0.4) }}
    >
      <span aria-hidden="true">{initials(name)}</span>
    </span>
  );
}
