import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Table } from '@/components/ui/table';
import type { NodeView } from '@/lib/api/types/node';
import { formatClock, formatRelative } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import { useTitle } from '@/lib/hooks/use-title';
import { useNodes } from '@/lib/queries/use-nodes';
import { hostOf, NodeCard } from './node-card';
import { useHistory } from './use-history';

/** Who carries this installation, with live figures. */
export function NodesPage() {
  useTitle('Nodes');
  const nodes = useNodes();
  const history = useHistory(nodes.data?.items);
  const now = nodes.dataUpdatedAt;
  return (
    <Page
      title="Nodes"
      lead="The servers that carry this installation. Any of them answers any request; what one drops, another takes up."
    >
      <QueryState query={nodes}>
        {({ items }) => {
          const living = items.filter((node) => node.state !== 'gone');
          // One that left before it listened carried nothing and is no news.
          const gone = items.filter((node) => node.state === 'gone' && node.address !== '');
          return (
            <>
              <p className="mb-4 text-sm text-muted" role="status">
                {summary(living)}
              </p>
              <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
                {living.map((node) => (
                  <NodeCard key={node.id} node={node} history={history.get(node.id) ?? []} now={now} />
                ))}
              </div>
              {living.length === 1 && (
                <p className="mt-4 text-sm text-muted">
                  A second node takes over when this one dies:{' '}
                  <code className="rounded bg-sunken px-1.5 py-0.5 font-mono text-[13px]">
                    ./run --detach --port 7778
                  </code>
                </p>
              )}
              {gone.length > 0 && <Gone nodes={gone} now={now} />}
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}

function Gone({ nodes, now }: { nodes: readonly NodeView[]; now: number }) {
  return (
    <Section title="Gone" lead="Left or died within the last hour; the others have what they owned.">
      <Table
        label="Nodes that are gone"
        rows={nodes}
        rowKey={(node) => node.id}
        columns={[
          { id: 'where', header: 'Address', cell: (node) => <span className="font-mono">{hostOf(node)}</span> },
          { id: 'name', header: 'Machine', cell: (node) => node.name },
          { id: 'engine', header: 'Incarnation', cell: (node) => node.engine },
          { id: 'from', header: 'From', cell: (node) => formatClock(node.startedAt) },
          { id: 'to', header: 'Ended', cell: (node) => formatRelative(node.endedAt, now) },
        ]}
      />
    </Section>
  );
}

function summary(living: readonly NodeView[]): string {
  const sum = (read: (node: NodeView) => number) => living.reduce((total, node) => total + read(node), 0);
  return `${plural(living.length, 'node')}, ${plural(
    sum((n) => n.runs),
    'run',
  )} and ${plural(
    sum((n) => n.documents),
    'document',
  )} owned.`;
}
