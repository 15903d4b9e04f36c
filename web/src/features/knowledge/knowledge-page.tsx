import { BookOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { useTitle } from '@/lib/hooks/use-title';
import { useKnowledge } from '@/lib/queries/use-knowledge';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { AddKnowledgeDialog } from './add-knowledge-dialog';
import { KnowledgeSearch } from './knowledge-search';
import { SourceDialog } from './source-dialog';
import { SourceList } from './source-list';

export function KnowledgePage() {
  useTitle('Knowledge');
  const knowledge = useKnowledge();
  const { may } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const [params, setParams] = useSearchParams();
  const open = params.get('source');
  return (
    <Page
      narrow
      title="Knowledge"
      lead="What blocks and agents of this workspace can look up."
      actions={
        may('edit') && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            <Plus size={16} /> Add
          </Button>
        )
      }
    >
      <QueryState query={knowledge}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<BookOpen size={22} />} title="Nothing to look up yet">
              Add a text or a file. Search blocks answer from it when no web search is connected.
            </EmptyState>
          ) : (
            <>
              <KnowledgeSearch />
              <SourceList sources={items} mayRemove={may('edit')} />
            </>
          )
        }
      </QueryState>
      {open && <SourceDialog id={open} onClose={() => setParams({}, { replace: true })} />}
      {adding && <AddKnowledgeDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
