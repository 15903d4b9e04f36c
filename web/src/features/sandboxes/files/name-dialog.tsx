import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';

interface NameDialogProps {
  title: string;
  label: string;
  action: string;
  initial?: string;
  busy: boolean;
  error: unknown;
  onSubmit: (name: string) => void;
  onClose: () => void;
}

/** Asks for a name or a path below /work. */
export function NameDialog({ title, label, action, initial = '', busy, error, onSubmit, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && name !== initial) onSubmit(name.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <Button kind="primary" type="submit" form="file-name" busy={busy}>
          {action}
        </Button>
      }
    >
      <form id="file-name" onSubmit={submit} className="flex flex-col gap-4">
        <Field label={label}>
          {(control) => (
            <Input
              {...control}
              required
              className="font-mono"
              spellCheck={false}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <FormProblem error={error} />
      </form>
    </Dialog>
  );
}
