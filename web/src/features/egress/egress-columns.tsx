import { Link } from 'react-router';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Column } from '@/components/ui/table';
import { Tooltip } from '@/components/ui/tooltip';
import type { EgressLine } from '@/lib/api/types/egress';
import { formatDateTime } from '@/lib/format/date';
import { formatBytes } from '@/lib/format/number';

export function egressColumns(mayAllow: boolean, onAllow: (line: EgressLine) => void): Column<EgressLine>[] {
  const allow = (line: EgressLine, className: string) =>
    mayAllow &&
    line.outcome === 'egress_refused' && (
      <Button size="sm" className={className} onClick={() => onAllow(line)}>
        Allow this host
      </Button>
    );
  return [
    {
      id: 'at',
      header: 'Time',
      className: 'whitespace-nowrap max-sm:hidden',
      cell: (line) => <span className="text-muted">{formatDateTime(line.at)}</span>,
    },
    {
      id: 'what',
      header: 'Call',
      cell: (line) => (
        <div className="max-w-90 max-sm:max-w-44 sm:min-w-50">
          <p className="truncate">
            <span className="mr-2 font-mono text-xs text-muted">{line.method}</span>
            <span className="font-medium">
              {line.host}
              {line.port !== 443 && line.port !== 80 && `:${line.port}`}
            </span>
          </p>
          {line.path !== '' && <p className="truncate font-mono text-xs text-faint">{line.path}</p>}
          <p className="text-xs text-faint sm:hidden">{formatDateTime(line.at)}</p>
          {allow(line, 'my-1.5 sm:hidden')}
        </div>
      ),
    },
    { id: 'by', header: 'For', className: 'whitespace-nowrap max-sm:hidden', cell: (line) => <Source line={line} /> },
    { id: 'decision', header: 'Decision', cell: (line) => <Decision line={line} /> },
    {
      id: 'bytes',
      header: 'Sent / received',
      className: 'whitespace-nowrap text-right tabular-nums max-sm:hidden',
      cell: (line) => (
        <span className="text-muted">
          {formatBytes(line.sent)} / {formatBytes(line.received)}
        </span>
      ),
    },
    {
      id: 'act',
      header: <span className="sr-only">Actions</span>,
      className: 'text-right max-sm:hidden',
      cell: (line) => allow(line, ''),
    },
  ];
}

function Source({ line }: { line: EgressLine }) {
  if (line.sandboxId)
    return (
      <Link className="text-link hover:underline" to={`/sandboxes/${line.sandboxId}`}>
        {line.block ? `sandbox of ${line.block}` : 'sandbox'}
      </Link>
    );
  if (line.runId)
    return (
      <Link className="text-link hover:underline" to={`/runs/${line.runId}`}>
        {line.block ?? 'run'}
      </Link>
    );
  return <span className="text-muted">{line.purpose}</span>;
}

function Decision({ line }: { line: EgressLine }) {
  const badge =
    line.outcome === 'ok' ? (
      <Badge tone={(line.status ?? 0) >= 400 ? 'warning' : 'success'}>{line.status ?? 'allowed'}</Badge>
    ) : line.outcome === 'cached' ? (
      <Badge tone="info">{line.status} cached</Badge>
    ) : line.outcome === 'egress_refused' ? (
      <Badge tone="danger">refused</Badge>
    ) : line.outcome === 'egress_limited' ? (
      <Badge tone="warning">limited</Badge>
    ) : (
      <Badge tone="warning">{line.outcome.replace('egress_', '')}</Badge>
    );
  return line.detail ? (
    <Tooltip text={line.detail}>
      <button type="button" className="rounded-full">
        {badge}
      </button>
    </Tooltip>
  ) : (
    badge
  );
}
