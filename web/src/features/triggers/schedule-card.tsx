import { CalendarClock, Ellipsis, Pause, Pencil, Play, RotateCcw, StepForward, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Card } from '@/components/layout/card';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem, MenuLine } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { Schedule } from '@/lib/api/types/schedule';
import { formatDateTime, formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useScheduleActions } from '@/lib/queries/use-schedule-actions';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { SlotMarks } from './slot-marks';

interface ScheduleCardProps {
  schedule: Schedule;
  onEdit: () => void;
  onBackfill: () => void;
}

/** One schedule: when it is due, how it went, and what can be done with it. */
export function ScheduleCard({ schedule, onEdit, onBackfill }: ScheduleCardProps) {
  const { may } = useWorkspace();
  const { definition, recent } = schedule;
  const last = recent.find((firing) => firing.state !== 'queued');
  return (
    <li>
      <Card className="flex flex-wrap items-center gap-x-5 gap-y-3 p-4">
        <span className="flex size-10 shrink-0 items-center justify-center rounded-md bg-primary-soft text-link">
          <CalendarClock size={20} aria-hidden="true" />
        </span>
        <div className="min-w-0 flex-1 basis-60">
          <p className="flex flex-wrap items-center gap-2 text-sm font-semibold">
            <span className="min-w-0 truncate">{definition.name}</span>
            {schedule.paused && (
              <Badge tone="warning" icon={<Pause size={11} aria-hidden="true" />}>
                Paused
              </Badge>
            )}
          </p>
          <p className="text-[13px] text-muted">
            {schedule.words} <span className="text-faint">{definition.timeZone}</span>
          </p>
          <p className="truncate text-xs text-faint">
            runs{' '}
            <Link to={`/canvases/${definition.canvasId}`} className="text-link hover:underline">
              {schedule.canvasTitle ?? 'a canvas that is no more'}
            </Link>
          </p>
        </div>
        <NextRun schedule={schedule} />
        <div className="flex w-30 flex-col items-start gap-1">
          {recent.length > 0 ? <SlotMarks firings={recent} /> : <span className="text-xs text-faint">Not due yet</span>}
          {last && <span className="text-xs text-faint">latest {last.state}</span>}
        </div>
        {may('operate') && <CardMenu schedule={schedule} onEdit={onEdit} onBackfill={onBackfill} />}
        {schedule.paused && <p className="basis-full text-[13px] break-words text-warning">{schedule.paused}</p>}
      </Card>
    </li>
  );
}

function NextRun({ schedule }: { schedule: Schedule }) {
  const now = useNow(30_000);
  const at = schedule.nextAt;
  return (
    <div className="w-34 text-[13px]">
      <p className="text-xs text-faint">Next run</p>
      {at ? (
        <>
          <p className="font-medium">{formatRelative(at, now)}</p>
          <p className="text-xs text-muted">{formatDateTime(at)}</p>
        </>
      ) : (
        <p className="text-muted">{schedule.paused ? 'when resumed' : 'never again'}</p>
      )}
    </div>
  );
}

function CardMenu({ schedule, onEdit, onBackfill }: ScheduleCardProps) {
  const { may } = useWorkspace();
  const navigate = useNavigate();
  const { pause, resume, run, remove } = useScheduleActions();
  const [ending, setEnding] = useState(false);
  const name = schedule.definition.name;
  const runNow = () =>
    run.mutate(schedule.id, {
      onError: toast.error,
      onSuccess: (firing) =>
        firing.runId ? void navigate(`/runs/${firing.runId}`) : toast.info('It did not start', firing.problem ?? ''),
    });
  return (
    <span className="ml-auto flex gap-1">
      <Button size="sm" busy={run.isPending} onClick={runNow} aria-label={`Run ${name} now`}>
        {!run.isPending && <Play size={13} />} Run now
      </Button>
      <Menu
        trigger={
          <Button kind="ghost" size="icon-sm" aria-label={`More about ${name}`}>
            <Ellipsis size={16} />
          </Button>
        }
      >
        {schedule.paused ? (
          <MenuItem
            icon={<StepForward size={14} />}
            onSelect={() => resume.mutate(schedule.id, { onError: toast.error })}
          >
            Resume
          </MenuItem>
        ) : (
          <MenuItem icon={<Pause size={14} />} onSelect={() => pause.mutate(schedule.id, { onError: toast.error })}>
            Pause
          </MenuItem>
        )}
        <MenuItem icon={<RotateCcw size={14} />} onSelect={onBackfill}>
          Run past slots
        </MenuItem>
        {may('edit') && (
          <>
            <MenuItem icon={<Pencil size={14} />} onSelect={onEdit}>
              Edit
            </MenuItem>
            <MenuLine />
            <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => setEnding(true)}>
              Delete
            </MenuItem>
          </>
        )}
      </Menu>
      <ConfirmDialog
        open={ending}
        onOpenChange={setEnding}
        title={`Delete ${name}?`}
        action="Delete"
        onConfirm={() => remove.mutate(schedule.id, { onError: toast.error })}
      >
        It is never due again. Its runs stay.
      </ConfirmDialog>
    </span>
  );
}
