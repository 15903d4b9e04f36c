import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useCreateWorkspace } from '@/lib/queries/use-create-workspace';

interface NewWorkspaceDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (id: string) => void;
}

export function NewWorkspaceDialog({ open, onOpenChange, onCreated }: NewWorkspaceDialogProps) {
  const [name, setName] = useState('');
  const create = useCreateWorkspace();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const created = await create.mutateAsync(name.trim());
      onOpenChange(false);
      setName('');
      onCreated(created.id);
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New workspace"
      description="Its people, canvases, models and budget are separate from every other workspace."
      footer={
        <Button kind="primary" type="submit" form="new-workspace" busy={create.isPending} disabled={name.trim() === ''}>
          Create workspace
        </Button>
      }
    >
      <form id="new-workspace" onSubmit={submit}>
        <Field label="Name">
          {(control) => <Input {...control} value={name} maxLength={80} onChange={(e) => setName(e.target.value)} />}
        </Field>
      </form>
    </Dialog>
  );
}
