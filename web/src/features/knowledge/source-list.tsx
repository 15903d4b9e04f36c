import { FileText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Card } from '@/components/layout/card';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { KnowledgeSource } from '@/lib/api/types/knowledge';
import { formatRelative } from '@/lib/format/date';
import { formatCount, plural } from '@/lib/format/number';
import { useNow } from '@/lib/hooks/use-now';
import { useRemoveKnowledge } from '@/lib/queries/use-remove-knowledge';

export function SourceList({ sources, mayRemove }: { sources: readonly KnowledgeSource[]; mayRemove: boolean }) {
  const now = useNow();
  const remove = useRemoveKnowledge();
  const [doomed, setDoomed] = useState<KnowledgeSource | null>(null);
  return (
    <Card>
      <ul className="divide-y divide-line">
        {sources.map((source) => (
          <li key={source.id} className="flex items-center gap-3 px-4 py-3">
            <FileText size={18} aria-hidden="true" className="shrink-0 text-faint" />
            <div className="min-w-0 flex-1">
              <Link
                to={`/knowledge?source=${source.id}`}
                className="block truncate text-sm font-medium hover:underline"
              >
                {source.title}
              </Link>
              <p className="truncate text-[13px] text-muted">
                {formatCount(source.characters)} characters · {formatRelative(source.createdAt, now)}
              </p>
            </div>
            <span className="text-xs text-faint">{plural(source.passages, 'passage')}</span>
            {mayRemove && (
              <Button
                kind="ghost"
                size="icon-sm"
                aria-label={`Remove ${source.title}`}
                onClick={() => setDoomed(source)}
              >
                <Trash2 size={15} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && setDoomed(null)}
        title={`Remove “${doomed?.title ?? ''}”?`}
        action="Remove"
        onConfirm={() => doomed && remove.mutate(doomed.id, { onError: toast.error })}
      >
        Its passages are no longer found.
      </ConfirmDialog>
    </Card>
  );
}
