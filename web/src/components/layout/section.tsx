import type { ReactNode } from 'react';

interface SectionProps {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Section({ title, lead, actions, children }: SectionProps) {
  return (
    <section className="mb-10">
      <div className="mb-3 flex items-end gap-4">
        <div className="min-w-0 flex-1">
          <h2 className="text-[15px] font-semibold text-text">{title}</h2>
          {lead && <p className="mt-0.5 text-sm text-muted">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
