import { CircleCheck, CircleX, RotateCw, TriangleAlert } from 'lucide-react';
import { Card } from '@/components/layout/card';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import type { DoctorCheck } from '@/lib/api/types';
import { useTitle } from '@/lib/hooks/use-title';
import { useDoctor } from '@/lib/queries/use-doctor';

/** Whether this server has all it needs, and what it is. */
export function AboutPage() {
  useTitle('Health');
  const doctor = useDoctor();
  return (
    <Page
      narrow
      title="Health"
      lead="Everything Cadre needs here, and every secure default, as pass or fail with the fix."
      actions={
        <Button busy={doctor.isFetching} onClick={() => void doctor.refetch()}>
          {!doctor.isFetching && <RotateCw size={15} />} Check again
        </Button>
      }
    >
      <QueryState query={doctor}>
        {({ checks, version }) => (
          <>
            {byGroup(checks).map(([group, list]) => (
              <Section key={group} title={group}>
                <Card>
                  <ul className="divide-y divide-line">
                    {list.map((check) => (
                      <CheckRow key={check.name} check={check} />
                    ))}
                  </ul>
                </Card>
              </Section>
            ))}
            <Section title="About">
              <p className="text-sm text-muted">
                Cadre {version}. The same verbs are in the API (
                <a href="/api/v1/openapi.json" className="text-link hover:underline">
                  OpenAPI
                </a>
                ) and in the <code className="font-mono text-[13px]">cadre</code> command.
              </p>
            </Section>
          </>
        )}
      </QueryState>
    </Page>
  );
}

function CheckRow({ check }: { check: DoctorCheck }) {
  return (
    <li className="flex gap-3 px-4 py-3">
      <Mark status={check.status} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium">{check.name}</p>
        <p className="break-words text-muted">{check.message}</p>
        {check.fix && check.status !== 'pass' && <p className="mt-1 break-words text-accent-strong">{check.fix}</p>}
      </div>
    </li>
  );
}

function Mark({ status }: { status: string }) {
  if (status === 'pass') return <CircleCheck size={18} aria-label="Pass" className="mt-px shrink-0 text-success" />;
  if (status === 'fail') return <CircleX size={18} aria-label="Fail" className="mt-px shrink-0 text-danger" />;
  return <TriangleAlert size={18} aria-label="Warning" className="mt-px shrink-0 text-warning" />;
}

function byGroup(checks: readonly DoctorCheck[]): [string, DoctorCheck[]][] {
  const groups = new Map<string, DoctorCheck[]>();
  for (const check of checks) {
    const group = check.group ?? 'Checks';
    groups.set(group, [...(groups.get(group) ?? []), check]);
  }
  return [...groups];
}
