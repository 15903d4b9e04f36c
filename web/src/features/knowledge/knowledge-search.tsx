import { Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Card } from '@/components/layout/card';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { useKnowledgeSearch } from '@/lib/queries/use-knowledge-search';

/** Try what a block would find. */
export function KnowledgeSearch() {
  const [draft, setDraft] = useState('');
  const [query, setQuery] = useState('');
  const hits = useKnowledgeSearch(query);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setQuery(draft.trim());
  };
  return (
    <div className="mb-8">
      <form onSubmit={submit} className="flex gap-2">
        <Input
          type="search"
          aria-label="Search the knowledge"
          placeholder="Ask the knowledge"
          value={draft}
          onChange={(e) => setDraft(e.target.value)}
        />
        <Button type="submit">
          <Search size={15} /> Search
        </Button>
      </form>
      {query !== '' && (
        <div className="mt-3">
          <QueryState query={hits}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="py-4 text-sm text-muted">No passage answers that.</p>
              ) : (
                <ul className="flex flex-col gap-2">
                  {items.map((hit, i) => (
                    <li key={`${hit.sourceId}-${i}`}>
                      <Card className="p-4">
                        <p className="text-[13px] font-semibold text-link">{hit.title}</p>
                        <p className="mt-1 line-clamp-4 text-sm text-muted">{hit.text}</p>
                      </Card>
                    </li>
                  ))}
                </ul>
              )
            }
          </QueryState>
        </div>
      )}
    </div>
  );
}
