import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import type { ModelProvider } from '@/lib/api/types/model';
import { useConnectModel } from '@/lib/queries/use-connect-model';
import { useTestModel } from '@/lib/queries/use-test-model';
import { ModelTestResult } from './model-test-result';

/** One key; the model is asked a question as soon as it is connected. */
export function ProviderDialog({ provider, onClose }: { provider: ModelProvider; onClose: () => void }) {
  const [apiKey, setApiKey] = useState('');
  const [baseUrl, setBaseUrl] = useState(provider.baseUrl);
  const [model, setModel] = useState('');
  const { test, start } = useTestModel();
  const connect = useConnectModel();
  const connected = connect.data !== undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await connect
      .mutateAsync({
        kind: provider.kind,
        name: provider.title,
        ...(baseUrl.trim() === '' ? {} : { baseUrl: baseUrl.trim() }),
        ...(apiKey.trim() === '' ? {} : { apiKey: apiKey.trim() }),
        ...(model.trim() === '' ? {} : { model: model.trim() }),
      })
      .catch(() => null);
    if (made !== null) await start(made.id);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={connected ? `${provider.title} is connected` : `Connect ${provider.title}`}
      description={connected ? connect.data.model : 'A question is sent at once, to see that it works.'}
      footer={
        connected ? (
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <Button kind="primary" type="submit" form="provider" busy={connect.isPending}>
            Connect and test
          </Button>
        )
      }
    >
      {!connected && (
        <form id="provider" onSubmit={submit} className="flex flex-col gap-4">
          <FormProblem error={connect.error} />
          {!provider.local && (
            <Field
              label="API key"
              hint={`${provider.keyPage ? `Made at ${provider.keyPage}. ` : ''}Stored encrypted, never shown again.`}
            >
              {(control) => (
                <Input
                  {...control}
                  type="password"
                  autoComplete="off"
                  spellCheck={false}
                  value={apiKey}
                  onChange={(event) => setApiKey(event.target.value)}
                />
              )}
            </Field>
          )}
          <Field
            label="Address"
            hint={provider.baseUrl === '' ? 'Ends in /v1 for most servers.' : `Usually ${provider.baseUrl}`}
          >
            {(control) => (
              <Input {...control} type="url" value={baseUrl} onChange={(e) => setBaseUrl(e.target.value)} />
            )}
          </Field>
          <Field label="Model" optional hint="Left empty, a suitable one is chosen from the server's list.">
            {(control) => (
              <Input {...control} spellCheck={false} value={model} onChange={(e) => setModel(e.target.value)} />
            )}
          </Field>
        </form>
      )}
      <ModelTestResult test={test} />
    </Dialog>
  );
}
