import { CircleCheck, CircleX, RotateCw, TriangleAlert } from 'lucide-react';
import { Card } from '@/components/layout/card';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import type { DoctorCheck } from '@/lib/api/types/server';
import { useTitle } from '@/lib/hooks/use-title';
import { useDoctor } from '@/lib/queries/use-doctor';
import { useHealth } from '@/lib/queries/use-health';

/** Whether this server has all it needs, and what it is. */
export function AboutPage() {
  useTitle('Health');
  const doctor = useDoctor();
  const version = useHealth().data?.version;
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
        {({ checks }) => (
          <Section title="Checks" lead={verdict(checks)}>
            <Card>
              <ul className="divide-y divide-line">
                {[...checks]
                  .sort((a, b) => weight(b) - weight(a))
                  .map((check) => (
                    <CheckRow key={check.name} check={check} />
                  ))}
              </ul>
            </Card>
          </Section>
        )}
      </QueryState>
      <Section title="About">
        <p className="text-sm text-muted">
          Cadre {version}. Every action here has the same verb in the HTTP interface (
          <a href="/openapi/v1.json" className="text-link underline">
            OpenAPI document
          </a>
          ) and in the <code className="font-mono text-[13px]">cadre</code> command.
        </p>
      </Section>
    </Page>
  );
}

function verdict(checks: readonly DoctorCheck[]): string {
  const failed = checks.filter((check) => !check.passed);
  if (failed.length === 0) return `All ${checks.length} checks pass.`;
  return `${checks.length - failed.length} of ${checks.length} pass.`;
}

/** Names of programs as their makers write them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  postgresql: 'PostgreSQL',
  'poppler-utils': 'Poppler',
  ffmpeg: 'FFmpeg',
  'espeak-ng': 'eSpeak NG',
  node: 'Node.js',
  python3: 'Python',
};

/** What failed comes first, what is required before what is not. */
function weight(check: DoctorCheck): number {
  return check.passed ? 0 : check.required ? 2 : 1;
}

function CheckRow({ check }: { check: DoctorCheck }) {
  return (
    <li className="flex gap-3 px-4 py-3">
      <Mark check={check} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium first-letter:uppercase">{PROGRAMS[check.name] ?? check.name}</p>
        <p className="break-words text-muted">{check.detail}</p>
        {check.fix && !check.passed && <p className="mt-1 break-words text-accent-strong">{check.fix}</p>}
      </div>
    </li>
  );
}

function Mark({ check }: { check: DoctorCheck }) {
  if (check.passed)
    return <CircleCheck size={18} role="img" aria-label="Pass" className="mt-px shrink-0 text-success" />;
  if (check.required) return <CircleX size={18} role="img" aria-label="Fail" className="mt-px shrink-0 text-danger" />;
  return (
    <TriangleAlert size={18} role="img" aria-label="Missing, not required" className="mt-px shrink-0 text-warning" />
  );
}
