import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useAddMcpServer } from '@/lib/queries/use-add-mcp-server';
import { useCredentials } from '@/lib/queries/use-credentials';
import { splitCommand } from './split-command';

const KINDS = [
  { value: 'http', label: 'Web address' },
  { value: 'stdio', label: 'Program in a sandbox' },
];

export function AddMcpDialog({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState('http');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [command, setCommand] = useState('');
  const [credential, setCredential] = useState('');
  const credentials = useCredentials().data?.items ?? [];
  const add = useAddMcpServer();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const where = kind === 'http' ? { url, ...(credential ? { credential } : {}) } : { command: splitCommand(command) };
    add.mutate({ name, ...where }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Connect an MCP server"
      description="It is asked for its tools at once; what it offers now is what you approve."
      footer={
        <Button kind="primary" type="submit" form="mcp" busy={add.isPending}>
          Connect
        </Button>
      }
    >
      <form id="mcp" onSubmit={submit} className="flex flex-col gap-4">
        <ChoiceChips label="Kind" value={kind} onChange={setKind} options={KINDS} />
        <Field label="Name">
          {(control) => (
            <Input {...control} required maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
          )}
        </Field>
        {kind === 'http' ? (
          <>
            <Field label="Address" hint="Streamable HTTP, such as https://mcp.example.com/mcp.">
              {(control) => (
                <Input {...control} required type="url" value={url} onChange={(e) => setUrl(e.target.value)} />
              )}
            </Field>
            <Field label="Credential" optional hint="Sent as a bearer token, to its own hosts only.">
              {(control) => (
                <Select
                  {...control}
                  value={credential}
                  placeholder="None"
                  onChange={setCredential}
                  options={credentials.map((c) => ({ value: c.id, label: c.name }))}
                />
              )}
            </Field>
          </>
        ) : (
          <Field
            label="Command"
            hint="Runs in a sandbox that reaches package indexes and the hosts you allow it, such as npx -y @modelcontextprotocol/server-everything."
          >
            {(control) => (
              <Input
                {...control}
                required
                className="font-mono"
                value={command}
                onChange={(e) => setCommand(e.target.value)}
              />
            )}
          </Field>
        )}
        <FormProblem error={add.error} />
      </form>
    </Dialog>
  );
}
