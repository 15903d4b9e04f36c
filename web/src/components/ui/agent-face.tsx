const COLORS = ['#0891B2', '#6D28D9', '#B45309', '#15803D', '#BE185D', '#1D4ED8', '#A21CAF', '#0F766E'];

/** The initials of an agent on a colour of its own. */
export function AgentFace({ name, size = 36 }: { name: string; size?: number }) {
  const words = name.trim().split(/\s+/);
  const initials = (words.length > 1 ? `${words[0]?.[0] ?? ''}${words[1]?.[0] ?? ''}` : name.slice(0, 2)).toUpperCase();
  const hash = [...name].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) >>> 0, 7);
  return (
    <span
      aria-hidden="true"
      className="flex shrink-0 select-none items-center justify-center rounded-md font-semibold text-white"
      style={{ width: size, height: size, fontSize: size * 0.38, background: COLORS[hash % COLORS.length] }}
    >
      {initials}
    </span>
  );
}
