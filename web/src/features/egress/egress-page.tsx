import { Globe } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Input } from '@/components/ui/input';
import { Table } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { EgressLine } from '@/lib/api/types/egress';
import { useTitle } from '@/lib/hooks/use-title';
import { useAllowFromLog } from '@/lib/queries/use-allow-from-log';
import { useEgressLog } from '@/lib/queries/use-egress-log';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { egressColumns } from './egress-columns';
import { EgressRules } from './egress-rules';

const OUTCOMES = [
  { value: '', label: 'All' },
  { value: 'allowed', label: 'Allowed' },
  { value: 'refused', label: 'Refused' },
  { value: 'failed', label: 'Failed' },
];

/** Everything that left this server, and what may. */
export function EgressPage() {
  useTitle('Outside calls');
  const { may } = useWorkspace();
  const [search] = useSearchParams();
  const [outcome, setOutcome] = useState('');
  const [host, setHost] = useState(search.get('host') ?? '');
  const [wanted, setWanted] = useState<EgressLine | null>(null);
  const sandbox = search.get('sandbox');
  const run = search.get('run');
  const log = useEgressLog({ host, outcome, ...(sandbox ? { sandbox } : {}), ...(run ? { run } : {}) });
  const allow = useAllowFromLog();
  return (
    <Page
      title="Outside calls"
      lead="Every call that blocks, models and sandboxes made to another host, with its decision. Nothing leaves any other way."
    >
      <EgressRules />
      <Section title="Log" lead="Kept for 30 days; addresses are shown without what follows the question mark.">
        <div className="mb-3 flex flex-wrap items-center gap-3">
          <ChoiceChips label="Decision" value={outcome} onChange={setOutcome} options={OUTCOMES} />
          <Input
            aria-label="Host contains"
            placeholder="Host contains…"
            className="max-w-60"
            value={host}
            onChange={(event) => setHost(event.target.value)}
          />
        </div>
        <QueryState query={log}>
          {({ pages }) => {
            const lines = pages.flatMap((page) => page.items);
            return lines.length === 0 ? (
              <EmptyState icon={<Globe size={22} />} title="No call to show">
                Calls appear here as soon as a block, a model or a sandbox makes one.
              </EmptyState>
            ) : (
              <Table
                label="Outside calls"
                rows={lines}
                rowKey={(line) => line.id}
                columns={egressColumns(may('administer'), setWanted)}
              />
            );
          }}
        </QueryState>
        {log.hasNextPage && (
          <div className="mt-4 text-center">
            <Button busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
              Earlier calls
            </Button>
          </div>
        )}
      </Section>
      <ConfirmDialog
        open={wanted !== null}
        onOpenChange={(open) => !open && setWanted(null)}
        title={`Allow ${wanted?.host ?? ''}?`}
        action="Allow this host"
        onConfirm={() =>
          wanted &&
          allow.mutate(wanted.id, {
            onSuccess: ({ changes }) =>
              toast.success(`${wanted.host} can be reached`, changes.join('; ') || 'It was allowed already.'),
            onError: toast.error,
          })
        }
      >
        It is added to the list that refused it. A host on this machine or a private network is opened for its port{' '}
        {wanted?.port} only. What is sent there leaves Cadre.
      </ConfirmDialog>
    </Page>
  );
}
