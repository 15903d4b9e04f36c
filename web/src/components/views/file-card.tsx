import { Download, File, FileArchive, FileAudio, FileImage, FileSpreadsheet, FileText, FileVideo } from 'lucide-react';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { formatBytes } from '@/lib/format/number';
import { Button } from '../ui/button';

function iconOf(mediaType: string) {
  if (mediaType.startsWith('image/')) return FileImage;
  if (mediaType.startsWith('audio/')) return FileAudio;
  if (mediaType.startsWith('video/')) return FileVideo;
  if (/csv|sheet|excel|parquet/.test(mediaType)) return FileSpreadsheet;
  if (/zip|tar|gzip/.test(mediaType)) return FileArchive;
  if (/text|pdf|json|word/.test(mediaType)) return FileText;
  return File;
}

/** A file to take away. */
export function FileCard({ file }: { file: ArtifactRef }) {
  const Icon = iconOf(file.mediaType);
  return (
    <div className="flex items-center gap-3 rounded-lg border border-line bg-surface p-3">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-primary-soft text-link">
        <Icon size={18} aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium" title={file.name}>
          {file.name}
        </p>
        <p className="truncate text-xs text-faint">
          {formatBytes(file.size)} · {file.mediaType.split(';')[0]}
        </p>
      </div>
      <Button size="sm" asChild>
        <a href={artifactUrl(file)} download={file.name} aria-label={`Download ${file.name}`}>
          <Download size={14} /> Download
        </a>
      </Button>
    </div>
  );
}
