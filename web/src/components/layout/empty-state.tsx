import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing here yet: what would be here, and how to make the first one. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed border-line-strong px-6 py-14 text-center">
      <div className="mb-4 flex size-12 items-center justify-center rounded-lg border border-line bg-surface text-faint shadow-sm">
        {icon}
      </div>
      <p className="text-[15px] font-semibold text-text">{title}</p>
      {children && <div className="mt-1.5 max-w-100 text-sm text-muted">{children}</div>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
