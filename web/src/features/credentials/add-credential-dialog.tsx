import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useAddCredential } from '@/lib/queries/use-add-credential';

const KINDS = [
  { value: 'http', label: 'Any HTTP service', hint: 'You say where it is sent, and how' },
  { value: 'brave', label: 'Brave Search', hint: 'Web search' },
  { value: 'tavily', label: 'Tavily', hint: 'Web search' },
];

const HEADERS = [
  { value: 'Authorization: Bearer {secret}', label: 'Authorization: Bearer …' },
  { value: 'Authorization: Basic {secret}', label: 'Authorization: Basic …' },
  { value: 'X-Api-Key: {secret}', label: 'X-Api-Key: …' },
];

export function AddCredentialDialog({ onClose }: { onClose: () => void }) {
  const [connector, setConnector] = useState('http');
  const [name, setName] = useState('');
  const [hosts, setHosts] = useState('');
  const [header, setHeader] = useState(HEADERS[0]!.value);
  const [secret, setSecret] = useState('');
  const add = useAddCredential();
  const custom = connector === 'http';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = custom ? hosts.split(/[\s,]+/).filter((host) => host !== '') : [];
    add.mutate({ connector, name, secret, hosts: given, ...(custom ? { header } : {}) }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add credential"
      footer={
        <Button kind="primary" type="submit" form="add-credential" busy={add.isPending}>
          Save
        </Button>
      }
    >
      <form id="add-credential" onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Service">
          {(control) => <Select {...control} value={connector} onChange={setConnector} options={KINDS} />}
        </Field>
        <Field label="Name">
          {(control) => (
            <Input {...control} required maxLength={100} value={name} onChange={(e) => setName(e.target.value)} />
          )}
        </Field>
        {custom && (
          <>
            <Field label="Hosts" hint="It is sent to these and no others, such as api.example.com or *.example.com.">
              {(control) => <Input {...control} required value={hosts} onChange={(e) => setHosts(e.target.value)} />}
            </Field>
            <Field label="Sent as">
              {(control) => <Select {...control} value={header} onChange={setHeader} options={HEADERS} />}
            </Field>
          </>
        )}
        <Field label="Secret" hint="Encrypted at once; it cannot be shown again.">
          {(control) => (
            <Input
              {...control}
              required
              type="password"
              autoComplete="off"
              value={secret}
              onChange={(e) => setSecret(e.target.value)}
            />
          )}
        </Field>
        <FormProblem error={add.error} />
      </form>
    </Dialog>
  );
}
