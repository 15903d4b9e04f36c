import { Card } from '@/components/layout/card';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { toast } from '@/components/ui/toast';
import type { SandboxSettingsInput, SandboxSettings as Settings } from '@/lib/api/types/sandbox';
import { useChangeSandboxSettings } from '@/lib/queries/use-change-sandbox-settings';
import { useSandboxSettings } from '@/lib/queries/use-sandbox-settings';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { SettingRow } from './setting-row';

const PACKAGES = [
  { value: 'on', label: 'Reachable' },
  { value: 'off', label: 'Switched off' },
];

const TIERS = [
  { value: 'standard', label: 'Standard' },
  { value: 'strong', label: 'Strong' },
  { value: 'hardened', label: 'Hardened' },
];

/** What administrators decide about all sandboxes of the workspace; the others read it. */
export function SandboxSettings() {
  const settings = useSandboxSettings();
  return (
    <Section title="Settings" lead="For every sandbox of this workspace. Administrators change them.">
      <Card className="divide-y divide-line px-5 py-1">
        <QueryState query={settings}>{(now) => <Rows now={now} />}</QueryState>
      </Card>
    </Section>
  );
}

function Rows({ now }: { now: Settings }) {
  const change = useChangeSandboxSettings();
  const { may } = useWorkspace();
  const set = (part: Partial<SandboxSettingsInput>) =>
    change.mutate(
      { packages: now.packages, provider: now.provider, minimumTier: now.minimumTier, ...part },
      { onError: toast.error },
    );
  const own = now.offered[0]?.name ?? '';
  const chips = (label: string, value: string, options: typeof TIERS, onChange: (value: string) => void) =>
    may('administer') ? (
      <ChoiceChips label={label} value={value} options={options} onChange={onChange} />
    ) : (
      <p>{options.find((option) => option.value === value)?.label ?? value}</p>
    );
  return (
    <>
      <SettingRow
        title="Package indexes"
        text={`pip and npm install from ${now.packageHosts.join(', ')}. Editors may use them, and so may Code blocks with packages.`}
      >
        {chips('Package indexes', now.packages ? 'on' : 'off', PACKAGES, (value) => set({ packages: value === 'on' }))}
      </SettingRow>
      <SettingRow
        title="Weakest isolation that will do"
        text="Standard: namespaces and a filter. Strong: also a user of its own for each sandbox and hard memory. Hardened: a kernel or machine of its own. Where the provider has less, nothing runs."
      >
        {chips('Weakest isolation', now.minimumTier, TIERS, (value) =>
          set({ minimumTier: value as Settings['minimumTier'] }),
        )}
      </SettingRow>
      <SettingRow title="Provider" text={<Offered now={now} />}>
        {chips(
          'Provider',
          now.provider ?? own,
          now.offered.map((offered) => ({ value: offered.name, label: offered.name })),
          (value) => set({ provider: value === own ? null : value }),
        )}
      </SettingRow>
    </>
  );
}

function Offered({ now }: { now: Settings }) {
  return (
    <>
      {now.offered.map((offered) => (
        <span key={offered.name} className="block">
          {offered.name}: {offered.available ? offered.tier : (offered.problem ?? 'not available')}
        </span>
      ))}
    </>
  );
}
