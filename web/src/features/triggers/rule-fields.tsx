import { clsx } from 'clsx';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type Draft, WORKDAYS } from './draft';

const KINDS = [
  { value: 'calendar', label: 'Days and times' },
  { value: 'interval', label: 'Every so often' },
  { value: 'cron', label: 'Cron' },
];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const PRESETS: { label: string; change: Partial<Draft> }[] = [
  { label: 'Every weekday at 9', change: { kind: 'calendar', times: '09:00', weekdays: WORKDAYS, monthDays: '' } },
  { label: 'Every Monday', change: { kind: 'calendar', times: '09:00', weekdays: [1], monthDays: '' } },
  { label: 'Every hour', change: { kind: 'interval', every: '1', unit: 'hours' } },
  { label: 'Last day of the month', change: { kind: 'calendar', times: '18:00', weekdays: [], monthDays: 'last' } },
];

interface RuleFieldsProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  cronProblem: string | undefined;
}

/** When a schedule is due. */
export function RuleFields({ draft, onChange, cronProblem }: RuleFieldsProps) {
  return (
    <>
      <div className="flex flex-wrap gap-1.5">
        {PRESETS.map((preset) => (
          <button
            key={preset.label}
            type="button"
            onClick={() => onChange(preset.change)}
            className="rounded-full border border-line px-2.5 py-0.5 text-[13px] text-muted hover:border-primary-line hover:bg-primary-soft hover:text-link"
          >
            {preset.label}
          </button>
        ))}
      </div>
      <ChoiceChips
        label="Kind of rule"
        value={draft.kind}
        options={KINDS}
        onChange={(kind) => onChange({ kind: kind as Draft['kind'] })}
      />
      {draft.kind === 'cron' && (
        <Field
          label="Cron expression"
          error={cronProblem}
          hint="Minute, hour, day of the month, month, day of the week; or @daily, @hourly. L is the last day, MON#1 the first Monday."
        >
          {(control) => (
            <Input
              {...control}
              className="font-mono"
              value={draft.cron}
              onChange={(e) => onChange({ cron: e.target.value })}
            />
          )}
        </Field>
      )}
      {draft.kind === 'interval' && <Interval draft={draft} onChange={onChange} />}
      {draft.kind === 'calendar' && <Calendar draft={draft} onChange={onChange} />}
    </>
  );
}

type PartProps = Pick<RuleFieldsProps, 'draft' | 'onChange'>;

function Interval({ draft, onChange }: PartProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="Every">
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            required
            value={draft.every}
            onChange={(e) => onChange({ every: e.target.value })}
          />
        )}
      </Field>
      <Field label="Unit">
        {({ id }) => (
          <Select
            id={id}
            value={draft.unit}
            options={[
              { value: 'minutes', label: 'minutes' },
              { value: 'hours', label: 'hours' },
            ]}
            onChange={(unit) => onChange({ unit: unit as Draft['unit'] })}
          />
        )}
      </Field>
    </div>
  );
}

function Calendar({ draft, onChange }: PartProps) {
  const toggle = (day: number) =>
    onChange({
      weekdays: draft.weekdays.includes(day)
        ? draft.weekdays.filter((d) => d !== day)
        : [...draft.weekdays, day].sort(),
    });
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in all browsers */}
      <div role="group" aria-label="Days of the week" className="flex flex-wrap gap-1.5">
        {DAYS.map((name, i) => {
          const day = (i + 1) % 7;
          const on = draft.weekdays.includes(day);
          return (
            <button
              key={name}
              type="button"
              aria-pressed={on}
              onClick={() => toggle(day)}
              className={clsx(
                'h-9 min-w-11 flex-1 rounded-md border text-[13px] font-medium',
                on
                  ? 'border-primary-line bg-primary-soft text-link'
                  : 'border-line bg-surface text-muted hover:bg-hover hover:text-text',
              )}
            >
              {name}
            </button>
          );
        })}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Times" hint="Such as 09:00, 17:30.">
          {(control) => (
            <Input {...control} required value={draft.times} onChange={(e) => onChange({ times: e.target.value })} />
          )}
        </Field>
        <Field label="Days of the month" optional hint="Such as 1, 15, last.">
          {(control) => (
            <Input {...control} value={draft.monthDays} onChange={(e) => onChange({ monthDays: e.target.value })} />
          )}
        </Field>
      </div>
    </>
  );
}
