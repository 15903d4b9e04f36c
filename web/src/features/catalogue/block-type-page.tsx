import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { BlockIcon } from '@/canvas/react/block-icon';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Section } from '@/components/layout/section';
import { Badge } from '@/components/ui/badge';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { BlockType } from '@/lib/api/types/block-type';
import { useTitle } from '@/lib/hooks/use-title';
import { useBlockTypes } from '@/lib/queries/use-block-types';
import { ExampleSection } from './example-section';
import { InstalledSection } from './installed-section';
import { NeighbourSection } from './neighbour-section';
import { PortTable } from './port-table';
import { SettingTable } from './setting-table';

/** A type as its manifest describes it: what it takes and gives, its settings, an example, its neighbours. */
export function BlockTypePage() {
  const { type: name = '' } = useParams();
  const types = useBlockTypes();
  const found = types.data?.find((t) => t.type === name);
  useTitle(found?.title ?? name);
  return (
    <QueryState query={types}>
      {(all) =>
        found === undefined ? (
          <Page title={name} narrow>
            <EmptyState icon={<BlockIcon name="box" size={22} />} title="This type is not here">
              Its package may not be installed. <Link to="/blocks">See all blocks</Link>
            </EmptyState>
          </Page>
        ) : (
          <TypeDetails type={found} all={all} />
        )
      }
    </QueryState>
  );
}

function TypeDetails({ type, all }: { type: BlockType; all: readonly BlockType[] }) {
  const { picture } = type;
  return (
    <Page
      narrow
      title={
        <span className="flex items-center gap-3.5">
          <span
            className="flex size-11 shrink-0 items-center justify-center rounded-lg text-white"
            style={{ background: type.color }}
          >
            <BlockIcon name={type.icon} size={22} />
          </span>
          {type.title}
        </span>
      }
      lead={type.description}
    >
      <div className="mb-8 flex flex-wrap items-center gap-2">
        <Link to="/blocks" className="mr-2 inline-flex items-center gap-1.5 text-[13px] text-muted hover:text-text">
          <ArrowLeft size={14} /> All blocks
        </Link>
        <Badge>{type.category}</Badge>
        <Badge>version {type.package?.version ?? type.version}</Badge>
        {(type.needs ?? []).map((need) => (
          <Badge key={need.what} tone={need.optional ? 'neutral' : 'info'} wrap>
            {need.optional ? `${need.kind}, if there is one` : need.what.replace(/\.$/, '')}
          </Badge>
        ))}
        {type.sideEffect !== undefined && type.sideEffect !== 'none' && (
          <Badge tone="warning">changes the outside: {type.sideEffect}</Badge>
        )}
      </div>
      {(picture || !type.package) && (
        <img
          src={picture ? artifactUrl(picture, true) : `/block-pictures/${type.type}.webp`}
          alt={`A result of ${type.title}`}
          className="mb-10 max-h-80 w-full rounded-lg border border-line bg-white object-contain p-4"
        />
      )}
      {(type.useCases ?? []).length > 0 && (
        <Section title="What people use it for">
          <ul className="list-disc pl-5 text-sm leading-6 text-muted">
            {type.useCases!.map((use) => (
              <li key={use}>{use}</li>
            ))}
          </ul>
        </Section>
      )}
      <PortTable title="Takes" ports={type.inputs ?? []} none="Nothing: it stands at the beginning." />
      <PortTable title="Gives" ports={type.outputs ?? []} none="Nothing." />
      <SettingTable schema={type.settingsSchema} />
      <ExampleSection type={type} />
      <NeighbourSection type={type} all={all} />
      {type.package && <InstalledSection type={type} />}
    </Page>
  );
}
