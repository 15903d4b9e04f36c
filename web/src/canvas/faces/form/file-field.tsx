import { FileText, Upload, X } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { ArtifactRef } from '../face';
import { sizeText } from '../parts/size-text';
import type { FieldProps } from './field-props';

/** What went wrong, and what to do where that is known. */
const told = (error: Error & { fix?: string }) => [error.message, error.fix].filter(Boolean).join(' ');

/** A file kept by the server: dropped or chosen, uploaded with progress, stored as a reference. */
export function FileField({ id, label, schema, value, readOnly, host, onChange }: FieldProps) {
  const file = typeof value === 'object' && value !== null && 'name' in value ? (value as ArtifactRef) : null;
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState('');
  const upload = async (chosen: File | undefined) => {
    if (chosen === undefined || host.uploadFile === undefined) return;
    setFailure('');
    setProgress(0);
    try {
      onChange(await host.uploadFile(chosen, setProgress));
    } catch (error) {
      setFailure(error instanceof Error ? told(error) : 'The upload failed.');
    } finally {
      setProgress(null);
    }
  };
  if (file !== null) {
    return (
      <div className="flex items-center gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-3 text-sm">
        <FileText size={16} className="flex-none text-faint" />
        <span className="min-w-0 flex-1 truncate">{file.name}</span>
        <span className="text-xs text-faint">{sizeText(file.size)}</span>
        {!readOnly && (
          <button
            type="button"
            className="cv-tool"
            aria-label={`Remove ${file.name}`}
            onClick={() => onChange(undefined)}
          >
            <X size={14} />
          </button>
        )}
      </div>
    );
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void upload(event.dataTransfer.files[0]);
  };
  return (
    <label
      className="flex flex-col items-center gap-1 rounded-md border border-dashed border-line-strong px-4 py-5 text-center text-xs text-muted hover:bg-hover"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <Upload size={18} className="text-faint" />
      {progress === null ? 'Drop a file or choose one' : `Uploading ${Math.round(progress * 100)} %`}
      {progress !== null && (
        <progress className="w-full accent-(--primary)" value={progress} max={1} aria-label="Upload" />
      )}
      {failure !== '' && <span className="text-danger">{failure}</span>}
      <input
        id={id}
        type="file"
        className="sr-only"
        aria-label={label}
        accept={typeof schema['x-accept'] === 'string' ? schema['x-accept'] : undefined}
        disabled={readOnly || progress !== null || host.uploadFile === undefined}
        onChange={(event) => void upload(event.target.files?.[0])}
      />
    </label>
  );
}
