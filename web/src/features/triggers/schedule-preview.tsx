import { CalendarCheck, CircleAlert } from 'lucide-react';
import type { useSchedulePreview } from '@/lib/queries/use-schedule-preview';

/** When a rule is due next, by the wall clock of its zone and by UTC. */
export function SchedulePreview({ preview }: { preview: ReturnType<typeof useSchedulePreview>['data'] }) {
  if (preview === undefined) return null;
  if (preview.problem) {
    return (
      <p role="alert" className="flex gap-2 rounded-md border border-danger-line bg-danger-soft p-3 text-[13px]">
        <CircleAlert size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-danger" />
        <span className="min-w-0 break-words">
          {preview.problem.message} {preview.problem.allowed && `Allowed: ${preview.problem.allowed}`}
        </span>
      </p>
    );
  }
  return (
    <section aria-label="Next runs" className="rounded-md border border-line bg-sunken p-3">
      <p className="flex items-center gap-2 text-sm font-semibold">
        <CalendarCheck size={15} aria-hidden="true" className="text-link" /> {preview.words}
      </p>
      {preview.times.length === 0 && <p className="mt-1 text-[13px] text-muted">It is never due.</p>}
      <ol className="mt-2 grid gap-x-6 gap-y-0.5 text-[13px] sm:grid-cols-2">
        {preview.times.map(({ at, local }) => (
          <li key={at} className="flex justify-between gap-3 tabular-nums">
            <span>{wall(local)}</span>
            <span className="text-faint">{at.slice(11, 16)} UTC</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** "Mon 30 Mar 09:00", as the clock there shows it. */
function wall(local: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  return `${day.format(new Date(`${local.slice(0, 10)}T00:00Z`))} ${local.slice(11, 16)}`;
}
