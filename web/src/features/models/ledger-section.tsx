import { Section } from '@/components/layout/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { type Column, Table } from '@/components/ui/table';
import type { LedgerRow } from '@/lib/api/types/model';
import { formatDateTime } from '@/lib/format/date';
import { formatDuration } from '@/lib/format/duration';
import { formatCost, formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/number';
import { useLedger } from '@/lib/queries/use-ledger';
import { useLedgerSummary } from '@/lib/queries/use-ledger-summary';

const COLUMNS: Column<LedgerRow>[] = [
  { id: 'at', header: 'When', cell: (r) => formatDateTime(r.at), className: 'whitespace-nowrap' },
  { id: 'model', header: 'Model', cell: (r) => `${r.provider}/${r.model}` },
  { id: 'purpose', header: 'For', cell: (r) => r.purpose },
  { id: 'in', header: 'Tokens in', cell: (r) => formatCount(r.tokensIn), className: 'text-right tabular-nums' },
  { id: 'out', header: 'Tokens out', cell: (r) => formatCount(r.tokensOut), className: 'text-right tabular-nums' },
  { id: 'took', header: 'Took', cell: (r) => formatDuration(r.latencyMs), className: 'text-right tabular-nums' },
  { id: 'cost', header: 'Cost', cell: (r) => formatCost(r.cost), className: 'text-right tabular-nums' },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: (r) => <Badge tone={r.outcome === 'ok' ? 'neutral' : 'danger'}>{r.outcome}</Badge>,
  },
];

/** Every call that was paid for. */
export function LedgerSection() {
  const summary = useLedgerSummary().data;
  const ledger = useLedger();
  const rows = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  const facts = summary
    ? [
        { label: 'Spent in 30 days', value: formatMoney(summary.cost) },
        { label: 'Calls', value: formatCount(summary.calls) },
        { label: 'Tokens in', value: formatCount(summary.tokensIn) },
        { label: 'Tokens out', value: formatCount(summary.tokensOut) },
      ]
    : [];
  return (
    <Section title="Ledger" lead="Each model call with its tokens and its price.">
      {facts.length > 0 && (
        <dl className="mb-4 grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface sm:grid-cols-4 sm:divide-x sm:divide-line">
          {facts.map((fact) => (
            <div key={fact.label} className="px-4 py-3">
              <dt className="text-xs text-faint">{fact.label}</dt>
              <dd className="mt-0.5 text-lg font-semibold tabular-nums">{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {rows.length === 0 ? (
        <p className="rounded-lg border border-dashed border-line-strong px-4 py-8 text-center text-sm text-muted">
          No paid call yet.
        </p>
      ) : (
        <Table label="Ledger" columns={COLUMNS} rows={rows} rowKey={(r) => r.id} />
      )}
      {ledger.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button size="sm" busy={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Section>
  );
}
