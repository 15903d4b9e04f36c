import { BookPlus, FileText } from 'lucide-react';
import { toast } from '@/components/ui/toast';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { useAddKnowledge } from '@/lib/queries/use-add-knowledge';
import { useWorkspace } from '@/lib/queries/use-workspace';

/** A file of a message: opened by a click, and kept as knowledge by another. */
export function AttachedFile({ file }: { file: ArtifactRef }) {
  const add = useAddKnowledge();
  const { may } = useWorkspace();
  const keep = () =>
    add.mutate(
      { title: file.name, artifact: file },
      { onSuccess: () => toast.success(`${file.name} can be looked up now`), onError: toast.error },
    );
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-full border border-primary-line px-2.5 py-0.5 text-xs text-link">
      <FileText size={12} aria-hidden="true" className="shrink-0" />
      <a href={artifactUrl(file)} className="truncate hover:underline">
        {file.name}
      </a>
      {may('edit') && /^text\/|json|xml|yaml/.test(file.mediaType) && (
        <button
          type="button"
          aria-label={`Add ${file.name} to the knowledge`}
          title="Add to the knowledge"
          disabled={add.isPending || add.isSuccess}
          className="shrink-0 text-muted hover:text-link disabled:opacity-40"
          onClick={keep}
        >
          <BookPlus size={13} />
        </button>
      )}
    </span>
  );
}
