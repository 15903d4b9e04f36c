/** Cadre's mark, as in the favicon. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0891B2" />
      <path d="M21.2 11.4a6.6 6.6 0 1 0 0 9.2" fill="none" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
      <circle cx="22.6" cy="16" r="2.6" fill="#EA580C" />
    </svg>
  );
}
