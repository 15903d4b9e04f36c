import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Schedule } from '@/lib/api/types/schedule';
import { useCanvases } from '@/lib/queries/use-canvases';
import { useScheduleActions } from '@/lib/queries/use-schedule-actions';
import { useSchedulePreview } from '@/lib/queries/use-schedule-preview';
import { type Draft, definitionOf, draftOf, newDraft, ruleOf } from './draft';
import { PolicyFields } from './policy-fields';
import { RuleFields } from './rule-fields';
import { SchedulePreview } from './schedule-preview';

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

interface ScheduleDialogProps {
  /** The one to change; null makes a new one. */
  schedule: Schedule | null;
  canvasId: string;
  onClose: () => void;
}

/** Makes or changes a schedule; shows at once when it would be due. */
export function ScheduleDialog({ schedule, canvasId, onClose }: ScheduleDialogProps) {
  const [draft, setDraft] = useState(() => (schedule ? draftOf(schedule) : newDraft(canvasId)));
  const [inputsProblem, setInputsProblem] = useState<string>();
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const canvases = useCanvases().data?.items ?? [];
  const preview = useSchedulePreview(ruleOf(draft), draft.timeZone).data;
  const { create, update } = useScheduleActions();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setInputsProblem(undefined);
    try {
      const body = definitionOf(draft);
      if (schedule) update.mutate({ id: schedule.id, body }, { onSuccess: onClose });
      else create.mutate(body, { onSuccess: onClose });
    } catch {
      setInputsProblem('That is not JSON: write an object such as {"count": 3}.');
    }
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={schedule ? `Change ${schedule.definition.name}` : 'New schedule'}
      description="Runs a canvas as it is at that time, once for each slot."
      footer={
        <Button
          kind="primary"
          type="submit"
          form="schedule"
          busy={create.isPending || update.isPending}
          disabled={draft.name.trim() === '' || draft.canvasId === '' || preview?.problem != null}
        >
          {schedule ? 'Save' : 'Create schedule'}
        </Button>
      }
    >
      <form id="schedule" onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                required
                maxLength={100}
                placeholder="Daily report"
                value={draft.name}
                onChange={(e) => change({ name: e.target.value })}
              />
            )}
          </Field>
          <Field label="Canvas">
            {({ id }) => (
              <Select
                id={id}
                value={draft.canvasId}
                placeholder="Choose a canvas"
                options={canvases.map((canvas) => ({ value: canvas.id, label: canvas.title }))}
                onChange={(chosen) => change({ canvasId: chosen })}
              />
            )}
          </Field>
        </div>
        <RuleFields draft={draft} onChange={change} cronProblem={preview?.problem?.message} />
        <Field label="Time zone">
          {(control) => (
            <>
              <Input
                {...control}
                list="time-zones"
                required
                value={draft.timeZone}
                onChange={(e) => change({ timeZone: e.target.value })}
              />
              <datalist id="time-zones">
                {ZONES.map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <SchedulePreview preview={preview} />
        <PolicyFields draft={draft} onChange={change} inputsProblem={inputsProblem} />
        <FormProblem error={create.error ?? update.error} />
      </form>
    </Dialog>
  );
}
