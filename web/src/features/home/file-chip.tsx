import { clsx } from 'clsx';
import { FileText, X } from 'lucide-react';
import { Progress } from '@/components/ui/progress';
import { formatBytes } from '@/lib/format/number';
import type { UploadItem } from '@/lib/queries/use-upload';

/** A file on its way, or there. */
export function FileChip({ file, onRemove }: { file: UploadItem; onRemove: () => void }) {
  const uploading = file.artifact === null && file.error === null;
  return (
    <li
      className={clsx(
        'flex max-w-full items-center gap-2 rounded-md border py-1 pr-1 pl-2.5 text-[13px]',
        file.error ? 'border-danger-line bg-danger-soft' : 'border-line bg-sunken',
      )}
    >
      <FileText size={14} aria-hidden="true" className="shrink-0 text-faint" />
      <span className="max-w-56 truncate">{file.name}</span>
      {uploading ? (
        <span className="w-16">
          <Progress value={file.progress} label={`Uploading ${file.name}`} />
        </span>
      ) : (
        <span className={file.error ? 'text-danger' : 'text-faint'}>{file.error ?? formatBytes(file.size)}</span>
      )}
      <button
        type="button"
        aria-label={`Remove ${file.name}`}
        onClick={onRemove}
        className="rounded-xs p-1 text-faint hover:text-text"
      >
        <X size={13} />
      </button>
    </li>
  );
}
