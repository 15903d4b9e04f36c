import { Suspense, useMemo } from 'react';
import type { SettingsSchema } from '@/canvas/core/model/block-types';
import { faceOf } from '@/canvas/faces/face-registry';
import { mergeSchemas } from '@/canvas/faces/form/merge-schemas';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import { readPortValue } from '@/lib/api/port-value';
import type { StepHistory } from '@/lib/api/types/run';
import { useBlockTypes } from '@/lib/queries/use-block-types';
import { useInspectorHost } from '../../canvas/use-inspector-host';
import { type StepDraft, writeValue } from './fork-draft';

interface ForkStepProps {
  history: StepHistory;
  draft: StepDraft;
  onChange: (draft: StepDraft) => void;
}

/** The settings and inputs of one step, to be changed in a variant. */
export function ForkStep({ history, draft, onChange }: ForkStepProps) {
  const { step } = history;
  const types = useBlockTypes().data;
  const host = useInspectorHost();
  const face = faceOf(step.type);
  const manifest = types?.find((type) => type.type === step.type);
  const schema = useMemo(
    () => mergeSchemas(manifest?.settingsSchema as SettingsSchema | undefined, face.schema),
    [manifest, face],
  );
  const inputs = Object.entries(step.inputs ?? {});
  const setInput = (port: string, text: string | undefined) => {
    const { [port]: _, ...others } = draft.inputs;
    onChange({ ...draft, inputs: text === undefined ? others : { ...others, [port]: text } });
  };
  return (
    <>
      <label className="flex items-center gap-2 text-[13px]">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          checked={draft.fromCanvas}
          onChange={(event) => onChange({ ...draft, fromCanvas: event.target.checked })}
        />
        Begin with the block as it is on the canvas now
      </label>
      <section aria-label="Settings" className="rounded-lg border border-line p-4">
        <h3 className="mb-3 text-[13px] font-semibold text-muted">Settings</h3>
        <Suspense fallback={<div className="h-24 animate-pulse rounded-md bg-sunken" />}>
          {manifest !== undefined && (
            <face.Inspector
              settings={draft.settings ?? ((history.settings ?? {}) as Record<string, unknown>)}
              schema={schema}
              readOnly={false}
              host={host}
              onChange={(settings) => onChange({ ...draft, settings })}
            />
          )}
        </Suspense>
      </section>
      {inputs.length > 0 && (
        <section aria-label="Inputs" className="flex flex-col gap-3 rounded-lg border border-line p-4">
          <h3 className="text-[13px] font-semibold text-muted">Inputs</h3>
          {inputs.map(([port, raw]) => {
            const changed = draft.inputs[port];
            return (
              <div key={port} className="flex flex-col gap-1.5">
                <label className="flex items-center gap-2 text-[13px]">
                  <input
                    type="checkbox"
                    className="size-4 accent-primary"
                    checked={changed !== undefined}
                    onChange={(event) =>
                      setInput(port, event.target.checked ? writeValue(readPortValue(raw).value) : undefined)
                    }
                  />
                  Give another value to “{port}”
                </label>
                {changed !== undefined && (
                  <Field label={`Value of ${port}`} hint="Text, or JSON.">
                    {(control) => (
                      <TextArea
                        {...control}
                        rows={5}
                        value={changed}
                        onChange={(event) => setInput(port, event.target.value)}
                      />
                    )}
                  </Field>
                )}
              </div>
            );
          })}
        </section>
      )}
    </>
  );
}
