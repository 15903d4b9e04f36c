import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface PageProps {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Text and forms: narrower, from the same left edge. */
  narrow?: boolean;
  /** As wide as the window, for things that stand side by side. */
  wide?: boolean;
}

/** The frame of an ordinary page: title, one sentence, actions, content. */
export function Page({ title, lead, actions, children, narrow, wide }: PageProps) {
  return (
    <div className={clsx('mx-auto w-full px-4 pt-8 pb-28 sm:px-8 sm:pt-12 sm:pb-16', wide ? 'max-w-400' : 'max-w-270')}>
      <div className={clsx(narrow && 'max-w-174')}>
        <header className="mb-8 flex flex-wrap items-end gap-x-6 gap-y-4">
          <div className="min-w-0 flex-1 basis-80">
            <h1 className="text-[26px] leading-8 font-semibold tracking-tight text-text">{title}</h1>
            {lead && <p className="mt-1.5 text-[15px] leading-6 text-muted">{lead}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}
