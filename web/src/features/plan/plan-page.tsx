import { useParams } from 'react-router';
import { QueryState } from '@/components/layout/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useTitle } from '@/lib/hooks/use-title';
import { usePlan } from '@/lib/queries/use-plan';
import { PlanReview } from './plan-review';

export function PlanPage() {
  const id = useParams()['id'] ?? '';
  const plan = usePlan(id);
  useTitle(plan.data?.title ?? 'Plan');
  return (
    <div className="mx-auto w-full max-w-290 px-4 pt-8 pb-32 sm:px-8 sm:pt-10">
      <QueryState query={plan} loading={<Loading />}>
        {(contract) => <PlanReview key={contract.id} contract={contract} />}
      </QueryState>
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the plan" className="flex flex-col gap-4">
      <Skeleton className="h-9 w-80" />
      <Skeleton className="h-60" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </div>
  );
}
