import type { ReactNode } from 'react';
import { Logo } from '@/components/layout/logo';

/** The frame of the pages before one is signed in. */
export function AuthLayout({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main className="relative flex min-h-full items-center justify-center overflow-hidden px-4 py-12">
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 [background-image:radial-gradient(var(--canvas-dot)_1px,transparent_1px)] [background-size:24px_24px] [mask-image:radial-gradient(60%_60%_at_50%_45%,black,transparent)]"
      />
      <div className="relative w-full max-w-100">
        <div className="mb-6 flex flex-col items-center text-center">
          <Logo size={44} />
          <h1 className="mt-5 text-[22px] leading-7 font-semibold tracking-tight">{title}</h1>
          {lead && <p className="mt-1.5 text-sm text-muted">{lead}</p>}
        </div>
        <div className="rounded-xl border border-line bg-surface p-6 shadow-md">{children}</div>
      </div>
    </main>
  );
}
