import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import type { Draft } from './draft';

const OVERLAP = [
  { value: 'skip', label: 'Leave the slot out', hint: 'The run under way goes on.' },
  { value: 'queue', label: 'Wait, one at most', hint: 'It begins when the run before has ended.' },
  { value: 'cancel', label: 'Cancel the run before', hint: 'The newer one takes its place.' },
  { value: 'allow', label: 'Run beside it' },
];
const MISSED = [
  { value: 'latest', label: 'Run the latest one, once' },
  { value: 'skip', label: 'Leave them out' },
  { value: 'all', label: 'Run all of the last day', hint: 'One after the other, a hundred at most.' },
];

interface PolicyFieldsProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  inputsProblem: string | undefined;
}

/** What is needed less often. */
export function PolicyFields({ draft, onChange, inputsProblem }: PolicyFieldsProps) {
  return (
    <details>
      <summary className="cursor-pointer text-[13px] font-medium text-muted hover:text-text">
        Inputs, overlaps, missed slots
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        <Field
          label="Inputs"
          optional
          error={inputsProblem}
          hint='For input blocks, as JSON: {"day": "$slot.date"}. $slot, $slot.date and $slot.previous stand for the slot.'
        >
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              className="font-mono"
              value={draft.inputs}
              onChange={(e) => onChange({ inputs: e.target.value })}
            />
          )}
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="While a run is still under way">
            {({ id }) => (
              <Select
                id={id}
                value={draft.overlap}
                options={OVERLAP}
                onChange={(overlap) => onChange({ overlap: overlap as Draft['overlap'] })}
              />
            )}
          </Field>
          <Field label="Slots missed while Cadre was down">
            {({ id }) => (
              <Select
                id={id}
                value={draft.missed}
                options={MISSED}
                onChange={(missed) => onChange({ missed: missed as Draft['missed'] })}
              />
            )}
          </Field>
          <Field label="Pause after failures in a row" hint="0 for never.">
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                max={100}
                value={draft.pauseAfter}
                onChange={(e) => onChange({ pauseAfter: e.target.value })}
              />
            )}
          </Field>
          <Field label="Start up to so many seconds late" hint="So that not all start at once.">
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                max={3600}
                value={draft.jitter}
                onChange={(e) => onChange({ jitter: e.target.value })}
              />
            )}
          </Field>
        </div>
      </div>
    </details>
  );
}
