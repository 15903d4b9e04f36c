import type { ReactNode } from 'react';
import { Logo } from '@/components/layout/logo';
import { Badge } from '@/components/ui/badge';
import type { SharedCanvas } from '@/lib/api/types/canvas-share';

const WHAT = {
  viewer: 'View only',
  commenter: 'You can comment',
  editor: 'You can edit',
  agent: 'A link for an agent',
};

/** What this is and what one may do with it. */
export function SharedHeader({ shared, children }: { shared: SharedCanvas; children?: ReactNode }) {
  return (
    <header className="z-20 flex h-13 shrink-0 items-center gap-3 border-b border-line bg-surface px-3">
      <Logo />
      <h1 className="min-w-0 truncate text-sm font-semibold">{shared.title}</h1>
      {shared.version ? <Badge tone="accent">{shared.version.name}</Badge> : <Badge>{WHAT[shared.role]}</Badge>}
      <div className="flex-1" />
      {children}
    </header>
  );
}
