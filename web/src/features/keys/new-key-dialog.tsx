import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { OnceSecret } from '@/components/ui/once-secret';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { Role } from '@/lib/api/types/people';
import { ROLES } from '@/lib/permission';
import { useCreateApiKey } from '@/lib/queries/use-create-api-key';

const LIFETIMES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Never ends' },
];

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const [days, setDays] = useState('90');
  const create = useCreateApiKey();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const expires =
      days === 'never' ? {} : { expiresAt: new Date(Date.now() + Number(days) * 86_400_000).toISOString() };
    await create.mutateAsync({ name: name.trim(), role, ...expires }).catch(toast.error);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New API key"
      footer={
        create.data ? (
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <Button kind="primary" type="submit" form="new-key" busy={create.isPending}>
            Create key
          </Button>
        )
      }
    >
      {create.data ? (
        <OnceSecret
          value={create.data.key}
          note="Copy the key now. Only its hash is kept, so it cannot be shown again."
        />
      ) : (
        <form id="new-key" onSubmit={submit} className="flex flex-col gap-4">
          <Field label="Name" hint="What will use it?">
            {(control) => (
              <Input {...control} required maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
            )}
          </Field>
          <Field label="Role">
            {(control) => (
              <Select
                {...control}
                value={role}
                onChange={(value) => setRole(value as Role)}
                options={ROLES.filter((r) => r.role !== 'owner').map((r) => ({
                  value: r.role,
                  label: r.role,
                  hint: r.what,
                }))}
              />
            )}
          </Field>
          <Field label="Lifetime">
            {(control) => <Select {...control} value={days} onChange={setDays} options={LIFETIMES} />}
          </Field>
        </form>
      )}
    </Dialog>
  );
}
