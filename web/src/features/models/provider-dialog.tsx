import { FlaskConical } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { NewModelConnection } from '@/lib/api/types';
import { useConnectModel } from '@/lib/queries/use-connect-model';
import { useTestModel } from '@/lib/queries/use-test-model';
import { ModelTestResult } from './model-test-result';
import type { Provider } from './providers';

/** One key, tested before it is kept. */
export function ProviderDialog({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const [apiKey, setApiKey] = useState('');
  const [baseUrl, setBaseUrl] = useState(provider.baseUrl ?? '');
  const [model, setModel] = useState('');
  const { test, start } = useTestModel();
  const connect = useConnectModel();
  const draft: NewModelConnection = {
    kind: provider.kind,
    name: provider.title,
    ...(baseUrl.trim() === '' ? {} : { baseUrl: baseUrl.trim() }),
    ...(apiKey.trim() === '' ? {} : { apiKey: apiKey.trim() }),
    ...(model.trim() === '' ? {} : { model: model.trim() }),
  };
  const ready = provider.keyFrom === null ? baseUrl.trim() !== '' : apiKey.trim() !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await connect.mutateAsync(draft);
      toast.success(`${provider.title} is connected`);
      onClose();
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Connect ${provider.title}`}
      description={provider.what}
      footer={
        <>
          <Button busy={test.state === 'running'} disabled={!ready} onClick={() => void start(draft)}>
            {test.state !== 'running' && <FlaskConical size={15} />} Test
          </Button>
          <Button kind="primary" type="submit" form="provider" disabled={!ready} busy={connect.isPending}>
            Connect
          </Button>
        </>
      }
    >
      <form id="provider" onSubmit={submit} className="flex flex-col gap-4">
        {provider.baseUrl !== null && (
          <Field label="Address" hint="Ends in /v1 for most servers.">
            {(control) => (
              <Input {...control} type="url" required value={baseUrl} onChange={(e) => setBaseUrl(e.target.value)} />
            )}
          </Field>
        )}
        <Field
          label="API key"
          optional={provider.keyFrom === null}
          hint={
            provider.keyFrom
              ? `Made at ${provider.keyFrom}. Stored encrypted, never shown again.`
              : 'Stored encrypted, never shown again.'
          }
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="off"
              spellCheck={false}
              required={provider.keyFrom !== null}
              value={apiKey}
              onChange={(event) => setApiKey(event.target.value)}
            />
          )}
        </Field>
        <Field label="Model" optional hint="Left empty, a suitable one is chosen from the server's list.">
          {(control) => (
            <Input {...control} spellCheck={false} value={model} onChange={(e) => setModel(e.target.value)} />
          )}
        </Field>
      </form>
      <ModelTestResult test={test} />
    </Dialog>
  );
}
