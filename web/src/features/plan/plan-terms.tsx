import { CircleCheck, KeyRound, Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PlanContract } from '@/lib/api/types/plan';

/** What the plan takes for granted, needs, and will be measured by. */
export function PlanTerms({ plan }: { plan: PlanContract }) {
  return (
    <aside className="flex flex-col gap-6">
      <Terms icon={<CircleCheck size={15} />} title="Done when" empty="No checks were stated.">
        {plan.acceptance?.map((check) => (
          <li key={check.id}>{check.text}</li>
        ))}
      </Terms>
      <Terms icon={<Lightbulb size={15} />} title="Assumptions" empty="None.">
        {plan.assumptions?.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Terms>
      <Terms icon={<KeyRound size={15} />} title="Credentials" empty="None needed.">
        {plan.credentials?.map((c) => (
          <li key={c.connector}>
            <span className="font-medium text-text">{c.connector}</span>
            {c.optional && <span className="text-faint"> (optional)</span>}: {c.why}
          </li>
        ))}
      </Terms>
    </aside>
  );
}

function Terms({
  icon,
  title,
  empty,
  children,
}: {
  icon: ReactNode;
  title: string;
  empty: string;
  children: ReactNode[] | undefined;
}) {
  return (
    <section>
      <h2 className="mb-2 flex items-center gap-2 text-[13px] font-semibold">
        <span className="text-faint">{icon}</span> {title}
      </h2>
      {children === undefined || children.length === 0 ? (
        <p className="text-[13px] text-faint">{empty}</p>
      ) : (
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-[13px] text-muted marker:text-disabled">{children}</ul>
      )}
    </section>
  );
}
