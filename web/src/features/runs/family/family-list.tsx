import { Columns2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { StatusBadge } from '@/components/ui/status-badge';
import type { FamilyMember } from '@/lib/api/types/run';
import { formatDateTime } from '@/lib/format/date';
import { elapsed, formatDuration } from '@/lib/format/duration';
import { formatCost } from '@/lib/format/money';
import { useRunFamily } from '@/lib/queries/use-run-family';
import { differenceOf, kindName } from './run-kind';

/** At most so many runs stand side by side. */
const MOST = 4;

interface FamilyListProps {
  runId: string;
  titleOf: (address: string) => string;
}

/** The runs that came from each other: open one, or put some side by side. */
export function FamilyList({ runId, titleOf }: FamilyListProps) {
  const family = useRunFamily(runId);
  const [chosen, setChosen] = useState<readonly string[]>([runId]);
  const navigate = useNavigate();
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id].slice(-MOST));
  return (
    <QueryState query={family}>
      {({ items }) => (
        <div className="p-3">
          <div className="mb-2 flex items-center gap-3 px-1">
            <p className="flex-1 text-[13px] text-muted">
              {items.length === 1
                ? 'Re-run, replay or fork this run, and the results can be compared here.'
                : `Choose two to ${MOST} to see them side by side.`}
            </p>
            <Button
              size="sm"
              kind="primary"
              disabled={chosen.length < 2}
              onClick={() => void navigate(`/runs/compare?ids=${inOrder(chosen, items).join(',')}`)}
            >
              <Columns2 size={14} /> Compare {chosen.length > 1 && chosen.length}
            </Button>
          </div>
          <ul className="divide-y divide-line">
            {items.map((member) => (
              <MemberRow
                key={member.run.id}
                member={member}
                here={member.run.id === runId}
                chosen={chosen.includes(member.run.id)}
                onToggle={() => toggle(member.run.id)}
                titleOf={titleOf}
              />
            ))}
          </ul>
        </div>
      )}
    </QueryState>
  );
}

const inOrder = (ids: readonly string[], items: readonly FamilyMember[]) =>
  items.map((m) => m.run.id).filter((id) => ids.includes(id));

interface MemberRowProps {
  member: FamilyMember;
  here: boolean;
  chosen: boolean;
  onToggle: () => void;
  titleOf: (address: string) => string;
}

function MemberRow({ member, here, chosen, onToggle, titleOf }: MemberRowProps) {
  const { run } = member;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-1 py-2 text-sm">
      <input
        type="checkbox"
        aria-label={`Compare ${kindName(run.kind)} of ${formatDateTime(run.createdAt)}`}
        checked={chosen}
        onChange={onToggle}
        className="size-4 accent-primary"
      />
      {here ? (
        <span className="font-semibold">{kindName(run.kind)} (this one)</span>
      ) : (
        <Link to={`/runs/${run.id}`} className="font-medium text-link hover:underline">
          {kindName(run.kind)}
        </Link>
      )}
      <span className="min-w-0 flex-1 basis-40 truncate text-[13px] text-muted">{differenceOf(member, titleOf)}</span>
      <StatusBadge status={run.status} />
      <span className="w-18 text-right text-[13px] text-muted tabular-nums">
        {formatDuration(elapsed(run.startedAt, run.finishedAt, Date.parse(run.createdAt)))}
      </span>
      <span className="w-16 text-right text-[13px] text-muted tabular-nums">{formatCost(run.cost)}</span>
      <span className="hidden w-42 text-right whitespace-nowrap text-[13px] text-faint tabular-nums sm:block">
        {formatDateTime(run.createdAt)}
      </span>
    </li>
  );
}
