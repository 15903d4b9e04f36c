import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Schedule } from '@/lib/api/types/schedule';
import { plural } from '@/lib/format/number';
import { useScheduleActions } from '@/lib/queries/use-schedule-actions';

/** Runs past slots that have no run: first shows which. */
export function BackfillDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const { backfill } = useScheduleActions();
  const shown = backfill.data;
  const ask = (confirm: boolean) =>
    backfill.mutate(
      { id: schedule.id, from: new Date(from).toISOString(), to: new Date(to).toISOString(), confirm },
      {
        onSuccess: (filled) => {
          if (!filled.confirmed) return;
          toast.success(`${plural(filled.slots.length, 'slot')} run now`);
          onClose();
        },
      },
    );
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    backfill.reset();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Run past slots of ${schedule.definition.name}`}
      description="Slots that have a run already are left alone. The others run one after the other."
      footer={
        shown && shown.slots.length > 0 ? (
          <Button kind="primary" busy={backfill.isPending} onClick={() => ask(true)}>
            Run {plural(shown.slots.length, 'slot')}
          </Button>
        ) : (
          <Button
            kind="primary"
            busy={backfill.isPending}
            disabled={Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))}
            onClick={() => ask(false)}
          >
            Show the slots
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="From">
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={from}
                onChange={(e) => change(setFrom)(e.target.value)}
              />
            )}
          </Field>
          <Field label="To">
            {(control) => (
              <Input {...control} type="datetime-local" value={to} onChange={(e) => change(setTo)(e.target.value)} />
            )}
          </Field>
        </div>
        {shown && (
          <div className="text-[13px]">
            <p className="text-muted">
              {plural(shown.slots.length, 'slot')} without a run, {shown.ran} with one.
            </p>
            <ul className="mt-2 max-h-60 overflow-y-auto tabular-nums">
              {shown.slots.map((slot) => (
                <li key={slot.at}>{slot.local.replace('T', ' ')}</li>
              ))}
            </ul>
          </div>
        )}
        <FormProblem error={backfill.error} />
      </div>
    </Dialog>
  );
}
