import { Page } from '@/components/layout/page';
import { useTitle } from '@/lib/hooks/use-title';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { BudgetCard } from './budget-card';
import { ConnectModel } from './connect-model';
import { ConnectionList } from './connection-list';
import { LedgerSection } from './ledger-section';

export function ModelsPage() {
  useTitle('Models');
  const { may } = useWorkspace();
  return (
    <Page
      title="Models"
      lead="Connect a language model, or none: the built-in engines carry most work without one and say so."
    >
      <ConnectionList mayChange={may('administer')} />
      {may('administer') && <ConnectModel />}
      <BudgetCard mayChange={may('administer')} />
      <LedgerSection />
    </Page>
  );
}
