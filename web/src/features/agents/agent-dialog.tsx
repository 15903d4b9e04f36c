import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { TextArea } from '@/components/ui/text-area';
import type { AgentProfile, Autonomy } from '@/lib/api/types/agent';
import { useSaveAgent } from '@/lib/queries/use-save-agent';
import { AUTONOMIES } from './autonomy';
import { LimitFields } from './limit-fields';
import { ToolPicker } from './tool-picker';

interface AgentDialogProps {
  /** Null for one that is to be made. */
  id: string | null;
  profile: AgentProfile;
  onClose: () => void;
}

/** All of an agent in one form. */
export function AgentDialog({ id, profile, onClose }: AgentDialogProps) {
  const [draft, setDraft] = useState(profile);
  const save = useSaveAgent();
  const set = (change: Partial<AgentProfile>) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ id, profile: draft }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={id === null ? 'New agent' : profile.name}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="agent" busy={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id="agent" onSubmit={submit} className="flex flex-col gap-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                required
                maxLength={80}
                value={draft.name}
                onChange={(e) => set({ name: e.target.value })}
              />
            )}
          </Field>
          <Field label="Model" hint="auto, local, cheapest, best, or provider/model.">
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={draft.model ?? 'auto'}
                onChange={(e) => set({ model: e.target.value })}
              />
            )}
          </Field>
        </div>
        <Field label="Role" hint="One line: what it is there for.">
          {(control) => (
            <Input {...control} maxLength={300} value={draft.role} onChange={(e) => set({ role: e.target.value })} />
          )}
        </Field>
        <Field label="Instructions" hint="How it works, in Markdown.">
          {(control) => (
            <TextArea
              {...control}
              rows={10}
              maxLength={40_000}
              className="font-mono text-[13px]"
              value={draft.instructions}
              onChange={(e) => set({ instructions: e.target.value })}
            />
          )}
        </Field>
        <div>
          <p className="mb-1.5 text-[13px] font-medium">How far it goes by itself</p>
          <ChoiceChips
            label="Autonomy"
            value={draft.autonomy ?? 'ask'}
            onChange={(autonomy) => set({ autonomy: autonomy as Autonomy })}
            options={AUTONOMIES}
          />
          <p className="mt-1.5 text-[13px] text-faint">
            {AUTONOMIES.find((a) => a.value === (draft.autonomy ?? 'ask'))?.hint}
          </p>
        </div>
        <LimitFields profile={draft} onChange={set} />
        <ToolPicker grants={draft.tools ?? []} onChange={(tools) => set({ tools })} />
        <FormProblem error={save.error} />
      </form>
    </Dialog>
  );
}
