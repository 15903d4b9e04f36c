import { QueryState } from '@/components/layout/query-state';
import { Dialog } from '@/components/ui/dialog';
import { useKnowledgeSource } from '@/lib/queries/use-knowledge-source';

/** A source, passage by passage, as answers point at it. */
export function SourceDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const source = useKnowledgeSource(id);
  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title={source.data?.source.title ?? 'Source'}>
      <QueryState query={source}>
        {({ passages }) => (
          <ol className="flex flex-col gap-4">
            {passages.map((passage, i) => (
              <li key={i} className="flex gap-3 text-sm leading-6">
                <span className="w-7 shrink-0 text-right text-xs leading-6 text-faint tabular-nums">{i + 1}</span>
                <p className="min-w-0 whitespace-pre-line break-words">{passage}</p>
              </li>
            ))}
          </ol>
        )}
      </QueryState>
    </Dialog>
  );
}
