import { type FormEvent, useState } from 'react';
import { Card } from '@/components/layout/card';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Progress } from '@/components/ui/progress';
import { toast } from '@/components/ui/toast';
import type { Budget } from '@/lib/api/types/model';
import { formatMoney } from '@/lib/format/money';
import { useBudget } from '@/lib/queries/use-budget';
import { useSetBudget } from '@/lib/queries/use-set-budget';

/** The cap on spending: a wall, not a report. */
export function BudgetCard({ mayChange }: { mayChange: boolean }) {
  const budget = useBudget();
  const [editing, setEditing] = useState(false);
  return (
    <Section title="Budget" lead="Calls that would pass the limit are not made.">
      <QueryState query={budget}>
        {(b) => (
          <Card className="flex flex-wrap items-center gap-x-8 gap-y-4 p-5">
            <div className="min-w-0 flex-1 basis-70">
              <p className="mb-2 text-sm">
                <span className="text-lg font-semibold tabular-nums">{formatMoney(b.spent)}</span>
                <span className="text-muted"> of {formatMoney(b.cap)} this month</span>
                {Number(b.reserved) > 0 && (
                  <span className="text-faint"> · {formatMoney(b.reserved)} held for running calls</span>
                )}
              </p>
              <Progress label="Share of the budget spent" value={share(b)} tone={tone(share(b))} />
            </div>
            {mayChange && <Button onClick={() => setEditing(true)}>Change limit</Button>}
            {editing && <BudgetDialog budget={b} onClose={() => setEditing(false)} />}
          </Card>
        )}
      </QueryState>
    </Section>
  );
}

const share = (b: Budget) => (Number(b.cap) > 0 ? Number(b.spent) / Number(b.cap) : 1);
const tone = (spent: number) => (spent >= 1 ? 'danger' : spent >= 0.8 ? 'warning' : 'primary');

function BudgetDialog({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const [limit, setLimit] = useState(String(budget.cap));
  const save = useSetBudget();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await save.mutateAsync(Number(limit));
      onClose();
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Limit of the budget"
      footer={
        <Button kind="primary" type="submit" form="budget" busy={save.isPending}>
          Save
        </Button>
      }
    >
      <form id="budget" onSubmit={submit}>
        <Field label="US dollars per month" hint="0 forbids every paid call.">
          {(control) => (
            <Input
              {...control}
              required
              inputMode="decimal"
              pattern="\d{0,9}(\.\d{1,6})?"
              value={limit}
              onChange={(e) => setLimit(e.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
