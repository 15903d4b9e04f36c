import { Hand } from 'lucide-react';
import { Link } from 'react-router';
import { Card } from '@/components/layout/card';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { ResultViews } from '@/components/views/result-views';
import type { Approval } from '@/lib/api/types/run';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useTitle } from '@/lib/hooks/use-title';
import { useApprovals } from '@/lib/queries/use-approvals';
import { AnswerLinkButton } from './answer-link-button';
import { ApprovalForm } from './approval-form';
import { Patience } from './patience';

export function ApprovalsPage() {
  useTitle('Waiting for you');
  const approvals = useApprovals();
  return (
    <Page title="Waiting for you" lead="Runs that wait for a person. Nothing goes on until somebody decides." narrow>
      <QueryState query={approvals}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Hand size={22} />} title="Nothing waits for you">
              When a run reaches an approval, or wants to do something that cannot be undone, it asks here.
            </EmptyState>
          ) : (
            <>
              <Cards approvals={items.filter((approval) => approval.mine)} />
              <Others approvals={items.filter((approval) => !approval.mine)} />
            </>
          )
        }
      </QueryState>
    </Page>
  );
}

function Cards({ approvals }: { approvals: readonly Approval[] }) {
  return (
    <ul className="flex flex-col gap-5">
      {approvals.map((approval) => (
        <ApprovalCard key={`${approval.runId}/${approval.address}`} approval={approval} />
      ))}
    </ul>
  );
}

/** Questions for other people: to be seen, not to be answered. */
function Others({ approvals }: { approvals: readonly Approval[] }) {
  if (approvals.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-3 text-[13px] font-semibold text-muted">Waiting for others</h2>
      <Cards approvals={approvals} />
    </section>
  );
}

function ApprovalCard({ approval }: { approval: Approval }) {
  const now = useNow();
  return (
    <li>
      <Card className="p-5">
        <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 className="text-[15px] font-semibold">{approval.title}</h2>
          <Link to={`/runs/${approval.runId}`} className="text-[13px] text-link hover:underline">
            {approval.runTitle}
          </Link>
          {approval.askedAt && (
            <span className="ml-auto text-xs text-faint">asked {formatRelative(approval.askedAt, now)}</span>
          )}
        </div>
        {approval.views && approval.views.length > 0 && (
          <div className="mb-4 flex max-h-120 flex-col gap-4 overflow-y-auto">
            <ResultViews views={approval.views} />
          </div>
        )}
        <ApprovalForm
          runId={approval.runId}
          address={approval.address}
          {...approval.question}
          mine={approval.mine}
          actions={approval.mine && <AnswerLinkButton runId={approval.runId} address={approval.address} />}
        />
        <Patience approval={approval} />
      </Card>
    </li>
  );
}
