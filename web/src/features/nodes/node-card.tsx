import { clsx } from 'clsx';
import { Card } from '@/components/layout/card';
import { Badge, type Tone } from '@/components/ui/badge';
import { SparkLine } from '@/components/ui/spark-line';
import type { NodeView } from '@/lib/api/types/node';
import { formatRelative } from '@/lib/format/date';
import { formatCount, plural } from '@/lib/format/number';

const STATES: Record<string, { tone: Tone; label: string }> = {
  up: { tone: 'success', label: 'Up' },
  draining: { tone: 'warning', label: 'Draining' },
  gone: { tone: 'neutral', label: 'Gone' },
};

/** A living node: what it is, what it owns, how it does. */
export function NodeCard({ node, history, now }: { node: NodeView; history: readonly number[]; now: number }) {
  const state = STATES[node.state] ?? { tone: 'neutral' as Tone, label: node.state };
  const silent = Math.max(0, Math.round((now - Date.parse(node.heartbeatAt)) / 1000));
  return (
    <Card className="flex flex-col gap-4 p-5">
      <header className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-mono text-[15px] leading-6 font-medium">{hostOf(node)}</h3>
          <p className="truncate text-xs text-muted">
            {node.name} · version {node.version} · since {formatRelative(node.startedAt, now)}
          </p>
        </div>
        {node.isThis && <Badge tone="primary">This one</Badge>}
        <Badge tone={state.tone}>{state.label}</Badge>
      </header>
      <div>
        <div className="flex items-baseline gap-1.5">
          <span className="text-2xl leading-8 font-semibold tabular-nums tracking-tight">
            {formatCount(node.stepsPerSecond)}
          </span>
          <span className="text-xs text-muted">steps a second</span>
        </div>
        <SparkLine values={history} label={`Steps a second on ${hostOf(node)} over the last two minutes`} />
      </div>
      <dl className="grid grid-cols-3 gap-x-4 gap-y-3 border-t border-line pt-4 text-sm">
        <Figure label="Runs" value={formatCount(node.runs)} />
        <Figure label="Steps now" value={formatCount(node.steps)} />
        <Figure label="Documents" value={formatCount(node.documents)} hint={plural(node.clients, 'client')} />
        <Figure label="Lag" value={`${Math.round(node.lagMilliseconds)} ms`} isBad={node.lagMilliseconds > 250} />
        <Figure label="Memory" value={`${formatCount(node.memoryMegabytes)} MB`} />
        <Figure label="Heartbeat" value={silent < 2 ? 'now' : `${silent} s ago`} isBad={silent > 3} />
      </dl>
    </Card>
  );
}

function Figure({ label, value, hint, isBad }: { label: string; value: string; hint?: string; isBad?: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className={clsx('truncate font-medium tabular-nums', isBad && 'text-danger')}>
        {value}
        {hint && <span className="ml-1.5 text-xs font-normal text-muted">{hint}</span>}
      </dd>
    </div>
  );
}

export function hostOf(node: NodeView): string {
  return node.address === '' ? 'starting…' : node.address.replace(/^https?:\/\//, '');
}
