import { CalendarClock, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import type { Schedule } from '@/lib/api/types/schedule';
import { useTitle } from '@/lib/hooks/use-title';
import { useAllHooks } from '@/lib/queries/use-all-hooks';
import { useSchedules } from '@/lib/queries/use-schedules';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { HookList } from './hook-list';
import { ScheduleCard } from './schedule-card';

const ScheduleDialog = lazy(async () => ({ default: (await import('./schedule-dialog')).ScheduleDialog }));
const BackfillDialog = lazy(async () => ({ default: (await import('./backfill-dialog')).BackfillDialog }));

/** What starts runs by itself: schedules and web addresses, of the workspace or of one canvas. */
export function TriggersPage() {
  useTitle('Triggers');
  const [params, setParams] = useSearchParams();
  const canvas = params.get('canvas') ?? undefined;
  const { may } = useWorkspace();
  const schedules = useSchedules(canvas);
  const hooks = (useAllHooks(may('edit')).data?.items ?? []).filter((hook) => !canvas || hook.canvasId === canvas);
  const [editing, setEditing] = useState<Schedule | 'new' | null>(null);
  const [filling, setFilling] = useState<Schedule | null>(null);
  const add = may('edit') && (
    <Button kind="primary" onClick={() => setEditing('new')}>
      <Plus size={16} /> New schedule
    </Button>
  );
  return (
    <Page
      title="Triggers"
      lead="What starts runs by itself: schedules, and web addresses that others call."
      actions={add}
    >
      {canvas && (
        <p className="mb-4 flex flex-wrap items-center gap-2 text-[13px] text-muted">
          Of one canvas only.
          <Button size="sm" kind="ghost" onClick={() => setParams({})}>
            Show all
          </Button>
        </p>
      )}
      <h2 className="mb-3 text-[13px] font-semibold text-muted">Schedules</h2>
      <QueryState query={schedules}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<CalendarClock size={22} />} title="Nothing runs by itself yet" action={add}>
              A schedule runs a canvas every weekday at nine, every fifteen minutes, or whenever you say.
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-3">
              {items.map((schedule) => (
                <ScheduleCard
                  key={schedule.id}
                  schedule={schedule}
                  onEdit={() => setEditing(schedule)}
                  onBackfill={() => setFilling(schedule)}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
      {hooks.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 text-[13px] font-semibold text-muted">Web addresses</h2>
          <HookList hooks={hooks} />
        </>
      )}
      <Suspense>
        {editing !== null && (
          <ScheduleDialog
            schedule={editing === 'new' ? null : editing}
            canvasId={canvas ?? ''}
            onClose={() => setEditing(null)}
          />
        )}
        {filling !== null && <BackfillDialog schedule={filling} onClose={() => setFilling(null)} />}
      </Suspense>
    </Page>
  );
}
