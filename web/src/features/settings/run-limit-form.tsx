import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useRunLimit } from '@/lib/queries/use-run-limit';

/** How many runs of the workspace are at work at once; the others wait in line. */
export function RunLimitForm({ current, editable }: { current: number | null; editable: boolean }) {
  const { save } = useRunLimit();
  const [most, setMost] = useState(current?.toString() ?? '');
  const wanted = most === '' ? null : Number(most);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(wanted, { onSuccess: () => toast.success('Saved'), onError: toast.error });
  };
  return (
    <form onSubmit={submit} className="flex items-start gap-3">
      <div className="flex-1">
        <Field
          label="Runs at once"
          optional
          hint="Of all canvases together; the others wait in line. Empty for as many as the server takes. A canvas can have limits of its own."
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={100_000}
              disabled={!editable}
              value={most}
              onChange={(e) => setMost(e.target.value)}
            />
          )}
        </Field>
      </div>
      {editable && (
        <Button type="submit" className="mt-6.5" disabled={wanted === current} busy={save.isPending}>
          Save
        </Button>
      )}
    </form>
  );
}
