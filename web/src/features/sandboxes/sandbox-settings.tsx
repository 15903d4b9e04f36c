import { Card } from '@/components/layout/card';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { toast } from '@/components/ui/toast';
import { useChangeSandboxSettings } from '@/lib/queries/use-change-sandbox-settings';
import { useSandboxSettings } from '@/lib/queries/use-sandbox-settings';
import { useWorkspace } from '@/lib/queries/use-workspace';

const PACKAGES = [
  { value: 'on', label: 'Reachable' },
  { value: 'off', label: 'Switched off' },
];

/** What administrators decide about all sandboxes of the workspace; the others read it. */
export function SandboxSettings() {
  const settings = useSandboxSettings();
  const change = useChangeSandboxSettings();
  const { may } = useWorkspace();
  return (
    <Section title="Settings" lead="For every sandbox of this workspace. Administrators change them.">
      <Card className="p-5">
        <QueryState query={settings}>
          {(now) => (
            <div className="flex flex-wrap items-start gap-x-6 gap-y-3 text-sm">
              <div className="min-w-64 flex-1">
                <p className="font-medium">Package indexes</p>
                <p className="mt-0.5 text-muted">
                  pip and npm install from {now.packageHosts.join(', ')}. Editors may use them, and so may Code blocks
                  with packages.
                </p>
              </div>
              {may('administer') ? (
                <ChoiceChips
                  label="Package indexes"
                  value={now.packages ? 'on' : 'off'}
                  options={PACKAGES}
                  onChange={(value) => change.mutate({ packages: value === 'on' }, { onError: toast.error })}
                />
              ) : (
                <p>{now.packages ? 'Reachable' : 'Switched off'}</p>
              )}
            </div>
          )}
        </QueryState>
      </Card>
    </Section>
  );
}
