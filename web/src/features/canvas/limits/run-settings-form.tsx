import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { RunSettings, useRunSettings } from '@/lib/queries/use-run-settings';

const WHEN_FULL = [
  { value: 'queue', label: 'Waits for its turn', hint: 'Urgent ones first, else in order' },
  { value: 'refuse', label: 'Is refused', hint: 'The caller gets 429 and may try again' },
  { value: 'replace', label: 'Replaces those that wait', hint: 'Only the latest one is of interest' },
] as const;
const PRIORITIES = [
  { value: 'high', label: 'High' },
  { value: 'normal', label: 'Normal' },
  { value: 'low', label: 'Low' },
];

interface RunSettingsFormProps {
  current: RunSettings;
  save: ReturnType<typeof useRunSettings>['save'];
  readOnly: boolean;
  onClose: () => void;
}

export function RunSettingsForm({ current, save, readOnly, onClose }: RunSettingsFormProps) {
  const [most, setMost] = useState(current.mostRuns?.toString() ?? '');
  const [key, setKey] = useState(current.key ?? '');
  const [perKey, setPerKey] = useState(current.mostPerKey.toString());
  const [whenFull, setWhenFull] = useState<string>(current.whenFull);
  const [priority, setPriority] = useState<string>(current.priority);
  const limited = most !== '' || key.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      mostRuns: most === '' ? null : Number(most),
      key: key.trim() === '' ? null : key.trim(),
      mostPerKey: Number(perKey) || 1,
      whenFull: whenFull as RunSettings['whenFull'],
      priority: priority as RunSettings['priority'],
    };
    save.mutate(body, {
      onSuccess: () => {
        toast.success('Saved');
        onClose();
      },
      onError: toast.error,
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Runs at once" optional hint="Empty for as many as come. Runs that wait for an answer count too.">
        {(control) => (
          <Input {...control} {...numeric} disabled={readOnly} value={most} onChange={(e) => setMost(e.target.value)} />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-[1fr_7rem]">
        <Field label="One line for each" optional hint="An expression over request or inputs.">
          {(control) => (
            <Input
              {...control}
              className="font-mono text-[13px]"
              maxLength={500}
              placeholder="request.body.customer"
              disabled={readOnly}
              value={key}
              onChange={(e) => setKey(e.target.value)}
            />
          )}
        </Field>
        <Field label="At once in each">
          {(control) => (
            <Input
              {...control}
              {...numeric}
              disabled={readOnly || key.trim() === ''}
              value={perKey}
              onChange={(e) => setPerKey(e.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label="A run that finds no room">
        {(control) => (
          <Select
            {...control}
            disabled={readOnly || !limited}
            value={whenFull}
            onChange={setWhenFull}
            options={WHEN_FULL}
          />
        )}
      </Field>
      <div className="flex flex-col gap-1.5">
        <span className="text-[13px] font-medium">Priority</span>
        <ChoiceChips label="Priority" value={priority} onChange={setPriority} options={PRIORITIES} />
        <p className="text-[13px] text-faint">Among all that waits in this workspace. Low ones get their share too.</p>
      </div>
      {!readOnly && (
        <div className="flex justify-end gap-2">
          <Button type="button" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" busy={save.isPending}>
            Save
          </Button>
        </div>
      )}
    </form>
  );
}

const numeric = { type: 'number', min: 1, max: 10_000, step: 1, inputMode: 'numeric' } as const;
