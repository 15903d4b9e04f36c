import { type FormEvent, useState } from 'react';
import { Card } from '@/components/layout/card';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useTitle } from '@/lib/hooks/use-title';
import { useRenameWorkspace } from '@/lib/queries/use-rename-workspace';
import { useRunLimit } from '@/lib/queries/use-run-limit';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { type ThemeChoice, useTheme } from '@/lib/theme/use-theme';
import { RunLimitForm } from './run-limit-form';
import { SearchServiceSection } from './search-service-section';

const THEMES = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function SettingsPage() {
  useTitle('Settings');
  const { workspace, may, user } = useWorkspace();
  const { choice, setTheme } = useTheme();
  const { limit } = useRunLimit();
  return (
    <Page narrow title="Settings" lead="Of this workspace, and of this browser.">
      {workspace && (
        <Section title="Workspace">
          <Card className="p-5">
            <WorkspaceForm key={workspace.id} name={workspace.name} editable={may('administer')} />
            <dl className="mt-5 grid gap-4 border-t border-line pt-4 text-sm sm:grid-cols-2">
              <div>
                <dt className="text-xs text-faint">Your role</dt>
                <dd className="mt-0.5 capitalize">{workspace.role}</dd>
              </div>
              <div>
                <dt className="text-xs text-faint">Id, for the API and the CLI</dt>
                <dd className="mt-0.5 font-mono text-[13px] break-all">{workspace.id}</dd>
              </div>
            </dl>
          </Card>
        </Section>
      )}
      {workspace && <SearchServiceSection />}
      <Section title="Runs">
        <Card className="p-5">
          <QueryState query={limit}>
            {({ mostRuns }) => <RunLimitForm current={mostRuns ?? null} editable={may('administer')} />}
          </QueryState>
        </Card>
      </Section>
      <Section title="Appearance">
        <Card className="p-5">
          <ChoiceChips label="Theme" value={choice} onChange={(v) => setTheme(v as ThemeChoice)} options={THEMES} />
        </Card>
      </Section>
      <Section title="You">
        <Card className="p-5 text-sm">
          <p className="font-medium">{user?.name}</p>
          <p className="text-muted">{user?.email}</p>
        </Card>
      </Section>
    </Page>
  );
}

function WorkspaceForm({ name: current, editable }: { name: string; editable: boolean }) {
  const [name, setName] = useState(current);
  const rename = useRenameWorkspace();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(name.trim(), { onSuccess: () => toast.success('Saved'), onError: toast.error });
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-3">
      <div className="flex-1">
        <Field label="Name">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={80}
              disabled={!editable}
              value={name}
              onChange={(e) => setName(e.target.value)}
            />
          )}
        </Field>
      </div>
      {editable && (
        <Button type="submit" disabled={name.trim() === '' || name.trim() === current} busy={rename.isPending}>
          Save
        </Button>
      )}
    </form>
  );
}
