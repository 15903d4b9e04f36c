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
import { useInvite } from '@/lib/queries/use-invite';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const invite = useInvite();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await invite.mutateAsync({ email: email.trim(), role }).catch(toast.error);
  };
  const made = invite.data;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Invite a person"
      description="They get a link that works once, for the address you enter."
      footer={
        made ? (
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <Button kind="primary" type="submit" form="invite" busy={invite.isPending}>
            Make the link
          </Button>
        )
      }
    >
      {made ? (
        <OnceSecret value={made.link} note={`Send this link to ${email}. It is shown only now.`} />
      ) : (
        <form id="invite" onSubmit={submit} className="flex flex-col gap-4">
          <Field label="Email">
            {(control) => (
              <Input {...control} type="email" required value={email} onChange={(e) => setEmail(e.target.value)} />
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
        </form>
      )}
    </Dialog>
  );
}
