import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-xs border border-line-strong bg-sunken px-1 font-sans text-[11px] leading-4 text-faint">
      {children}
    </kbd>
  );
}
