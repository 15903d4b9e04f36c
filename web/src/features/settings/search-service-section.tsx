import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Card } from '@/components/layout/card';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { SearchService } from '@/lib/api/types/search-service';
import { plural } from '@/lib/format/number';
import { useCredentials } from '@/lib/queries/use-credentials';
import { useSearchService, useSearchServiceActions } from '@/lib/queries/use-search-service';
import { useWorkspace } from '@/lib/queries/use-workspace';

const PROVIDERS = [
  { value: '', label: 'None' },
  { value: 'searxng', label: 'SearXNG' },
  { value: 'brave', label: 'Brave' },
  { value: 'tavily', label: 'Tavily' },
];

/** Where Search blocks look when they name no service of their own. */
export function SearchServiceSection() {
  const service = useSearchService();
  const { may } = useWorkspace();
  return (
    <Section
      title="Web search"
      lead="Search blocks that name no service of their own ask this one. Without one they look in the workspace’s knowledge and in pages they are given."
    >
      <Card className="p-5">
        <QueryState query={service}>
          {(now) =>
            may('administer') ? (
              <ServiceForm key={`${now.provider}${now.endpoint}${now.credential}`} now={now} />
            ) : (
              <p className="text-sm">{PROVIDERS.find((p) => p.value === (now.provider ?? ''))?.label}</p>
            )
          }
        </QueryState>
      </Card>
    </Section>
  );
}

function ServiceForm({ now }: { now: SearchService }) {
  const [provider, setProvider] = useState(now.provider ?? '');
  const [endpoint, setEndpoint] = useState(now.endpoint ?? '');
  const [credential, setCredential] = useState(now.credential ?? '');
  const { choose, attempt, remove } = useSearchServiceActions();
  const input = provider === 'searxng' ? { provider, endpoint } : { provider, credential };
  const ready = provider === 'searxng' ? endpoint.trim() !== '' : credential !== '';
  const saved = { onSuccess: () => toast.success('Saved'), onError: toast.error };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (provider === '') remove.mutate(undefined, saved);
    else choose.mutate(input, saved);
  };
  const onTry = () =>
    attempt.mutate(input, {
      onSuccess: ({ results, titles }) => toast.success(`${plural(Number(results), 'result')}: ${titles.join(' · ')}`),
      onError: toast.error,
    });
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <ChoiceChips label="Search service" value={provider} onChange={setProvider} options={PROVIDERS} />
      {provider === 'searxng' && (
        <Field
          label="Address"
          hint="Its JSON format must be allowed. A server in a private network is opened under Outside calls first."
        >
          {(control) => (
            <Input
              {...control}
              type="url"
              required
              placeholder="https://search.example.org"
              value={endpoint}
              onChange={(event) => setEndpoint(event.target.value)}
            />
          )}
        </Field>
      )}
      {(provider === 'brave' || provider === 'tavily') && <KeyChoice value={credential} onChange={setCredential} />}
      <div className="flex justify-end gap-2">
        {provider !== '' && (
          <Button type="button" kind="ghost" disabled={!ready} busy={attempt.isPending} onClick={onTry}>
            Try it
          </Button>
        )}
        <Button type="submit" disabled={provider !== '' && !ready} busy={choose.isPending || remove.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

function KeyChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const credentials = useCredentials();
  const options = (credentials.data?.items ?? []).map((c) => ({
    value: c.id,
    label: c.name,
    hint: c.hosts.join(', '),
  }));
  if (credentials.data && options.length === 0) {
    return (
      <p className="text-sm text-muted">
        There is no key yet. <Link to="/credentials">Add a credential</Link> for its host first.
      </p>
    );
  }
  return (
    <Field label="Key" hint="A credential that may be sent to the service’s host.">
      {(control) => (
        <Select {...control} value={value} onChange={onChange} options={options} placeholder="Choose a credential" />
      )}
    </Field>
  );
}
