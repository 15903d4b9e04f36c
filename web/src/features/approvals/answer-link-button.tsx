import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { OnceSecret } from '@/components/ui/once-secret';
import { formatDateTime } from '@/lib/format/date';
import { useAnswerLink } from '@/lib/queries/use-answer-link';

const HOURS = 72;

/** Lets somebody without an account answer one question, once. */
export function AnswerLinkButton({ runId, address }: { runId: string; address: string }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const link = useAnswerLink();
  const make = () => link.mutate({ runId, address, name: name.trim() || null, hours: HOURS });
  const close = () => {
    setOpen(false);
    link.reset();
  };
  return (
    <>
      <Button kind="ghost" onClick={() => setOpen(true)}>
        <Link2 size={15} /> Ask somebody else
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title="Ask somebody without an account"
        description={`A link that answers this one question, once, within ${HOURS} hours.`}
        footer={
          link.data === undefined ? (
            <Button kind="primary" busy={link.isPending} onClick={make}>
              Make the link
            </Button>
          ) : (
            <Button onClick={close}>Done</Button>
          )
        }
      >
        {link.data === undefined ? (
          <div className="flex flex-col gap-4">
            <Field label="For whom" hint="Recorded as who answered." optional>
              {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <FormProblem error={link.error} />
          </div>
        ) : (
          <OnceSecret
            value={new URL(link.data.path, location.origin).toString()}
            note={`Shown once. It ends ${formatDateTime(link.data.expiresAt)}.`}
          />
        )}
      </Dialog>
    </>
  );
}
