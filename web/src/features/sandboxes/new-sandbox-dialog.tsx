import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useCreateSandbox } from '@/lib/queries/use-create-sandbox';

const MEMORY = ['256', '512', '1024', '2048'].map((value) => ({ value, label: `${value} MB` }));
const DISK = ['256', '1024', '4096', '10240'].map((value) => ({ value, label: `${value} MB` }));

export function NewSandboxDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [memory, setMemory] = useState('512');
  const [disk, setDisk] = useState('1024');
  const create = useCreateSandbox();
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { name, memoryMb: Number(memory), diskMb: Number(disk) },
      { onSuccess: (made) => navigate(`/sandboxes/${made.id}`) },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New sandbox"
      description="Its files stay until you delete it; what runs in it ends with its limits."
      footer={
        <Button kind="primary" type="submit" form="new-sandbox" busy={create.isPending}>
          Make sandbox
        </Button>
      }
    >
      <form id="new-sandbox" onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Name">
          {(control) => (
            <Input {...control} required maxLength={100} value={name} onChange={(e) => setName(e.target.value)} />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Memory">
            {(control) => <Select {...control} value={memory} onChange={setMemory} options={MEMORY} />}
          </Field>
          <Field label="Disk">
            {(control) => <Select {...control} value={disk} onChange={setDisk} options={DISK} />}
          </Field>
        </div>
        <FormProblem error={create.error} />
      </form>
    </Dialog>
  );
}
