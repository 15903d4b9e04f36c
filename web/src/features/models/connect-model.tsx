import { Radar } from 'lucide-react';
import { useState } from 'react';
import { Card } from '@/components/layout/card';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ModelProvider } from '@/lib/api/types/model';
import { plural } from '@/lib/format/number';
import { useConnectModel } from '@/lib/queries/use-connect-model';
import { useDetectModels } from '@/lib/queries/use-detect-models';
import { useProviders } from '@/lib/queries/use-providers';
import { ProviderDialog } from './provider-dialog';

/** Finds local servers, or takes a key. */
export function ConnectModel() {
  const [chosen, setChosen] = useState<ModelProvider | null>(null);
  const detect = useDetectModels();
  const connect = useConnectModel();
  const found = detect.data?.items;
  const providers = useProviders().data?.items ?? [];
  return (
    <Section
      title="Connect a model"
      actions={
        <Button size="sm" busy={detect.isPending} onClick={() => detect.mutate(undefined, { onError: toast.error })}>
          {!detect.isPending && <Radar size={14} />} Look for local servers
        </Button>
      }
    >
      <div aria-live="polite" className="empty:hidden">
        {found?.length === 0 && (
          <p className="mb-3 rounded-lg border border-line bg-surface px-4 py-3 text-sm text-muted">
            No model server answers on the usual ports of this machine. Start Ollama, llama.cpp, vLLM or LM Studio and
            look again.
          </p>
        )}
        {found?.map((server) => (
          <Card key={server.baseUrl} className="mb-3 flex items-center gap-4 border-success-line p-4">
            <div className="min-w-0 flex-1">
              <p className="text-sm font-semibold">{server.title} is running here</p>
              <p className="truncate text-[13px] text-muted">
                {server.baseUrl} · {plural(server.models.length, 'model')}
              </p>
            </div>
            <Button
              kind="primary"
              size="sm"
              busy={connect.isPending}
              disabled={server.connected}
              onClick={() =>
                connect.mutate(
                  { kind: server.kind, name: server.title, baseUrl: server.baseUrl },
                  { onSuccess: () => toast.success(`${server.title} is connected`), onError: toast.error },
                )
              }
            >
              {server.connected ? 'Connected' : 'Connect'}
            </Button>
          </Card>
        ))}
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {providers.map((provider) => (
          <li key={provider.kind}>
            <button
              type="button"
              onClick={() => setChosen(provider)}
              className="h-full w-full rounded-lg border border-line bg-surface p-4 text-left shadow-xs transition-shadow hover:border-primary-line hover:shadow-md"
            >
              <span className="block text-sm font-semibold">{provider.title}</span>
              <span className="mt-0.5 block text-[13px] text-muted">
                {provider.local ? 'On this machine, no key' : 'With a key'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen && <ProviderDialog key={chosen.kind} provider={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
}
