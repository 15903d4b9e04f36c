import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ToolGrant } from '@/lib/api/types/agent';
import { useCredentials } from '@/lib/queries/use-credentials';

const WORKSPACE = 'workspace';
const PROVIDERS = [
  { value: WORKSPACE, label: 'The workspace’s', hint: 'As chosen under Settings' },
  { value: 'searxng', label: 'SearXNG', hint: 'Its address' },
  { value: 'brave', label: 'Brave Search', hint: 'Needs a credential' },
  { value: 'tavily', label: 'Tavily', hint: 'Needs a credential' },
];

/** Which service a web search asks. */
export function SearchService({ grant, onChange }: { grant: ToolGrant; onChange: (grant: ToolGrant) => void }) {
  const credentials = useCredentials().data?.items ?? [];
  return (
    <div className="mt-2 ml-7 grid gap-2 sm:grid-cols-2">
      <Select
        label="Search service"
        value={grant.provider ?? WORKSPACE}
        options={PROVIDERS}
        onChange={(provider) => onChange({ ...grant, provider: provider === WORKSPACE ? null : provider })}
      />
      {grant.provider === 'searxng' && (
        <Input
          type="url"
          aria-label="Address of SearXNG"
          placeholder="https://search.example.org"
          value={grant.endpoint ?? ''}
          onChange={(e) => onChange({ ...grant, endpoint: e.target.value })}
        />
      )}
      {(grant.provider === 'brave' || grant.provider === 'tavily') && (
        <Select
          label="Credential"
          value={grant.credential ?? ''}
          placeholder="Choose a credential"
          options={credentials.map((c) => ({ value: c.id, label: c.name }))}
          onChange={(credential) => onChange({ ...grant, credential })}
        />
      )}
    </div>
  );
}
