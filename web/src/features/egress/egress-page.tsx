import { useSearchParams } from 'react-router';
import { Page } from '@/components/layout/page';
import { Section } from '@/components/layout/section';
import { useTitle } from '@/lib/hooks/use-title';
import { EgressLog } from './egress-log';
import { EgressRules } from './egress-rules';

/** Everything that left this server, and what may. */
export function EgressPage() {
  useTitle('Outside calls');
  const [search] = useSearchParams();
  const sandbox = search.get('sandbox');
  const run = search.get('run');
  return (
    <Page
      title="Outside calls"
      lead="Every call that blocks, models and sandboxes made to another host, with its decision. Nothing leaves any other way."
    >
      <EgressRules />
      <Section title="Log" lead="Kept for 30 days; addresses are shown without what follows the question mark.">
        <EgressLog
          filter={{ ...(sandbox ? { sandbox } : {}), ...(run ? { run } : {}) }}
          host={search.get('host') ?? ''}
          nothing="Calls appear here as soon as a block, a model or a sandbox makes one."
        />
      </Section>
    </Page>
  );
}
