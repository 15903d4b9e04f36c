import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { FileCard } from './file-card';

export function ImageView({ file, alt }: { file: ArtifactRef; alt: string }) {
  return (
    <a href={artifactUrl(file)} download={file.name} aria-label={`Download ${file.name}`}>
      <img
        src={artifactUrl(file, true)}
        alt={alt}
        loading="lazy"
        className="block max-h-150 max-w-full rounded-lg border border-line bg-white object-contain"
      />
    </a>
  );
}

export function AudioView({ file }: { file: ArtifactRef }) {
  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/useMediaCaption: spoken from a text that stands beside it */}
      <audio controls preload="metadata" src={artifactUrl(file, true)} className="w-full" />
      <FileCard file={file} />
    </div>
  );
}

export function VideoView({ file }: { file: ArtifactRef }) {
  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/useMediaCaption: generated video; its script stands beside it */}
      <video
        controls
        playsInline
        preload="metadata"
        src={artifactUrl(file, true)}
        className="aspect-video w-full rounded-lg bg-black"
      />
      <FileCard file={file} />
    </div>
  );
}

export function PdfView({ file }: { file: ArtifactRef }) {
  return (
    <div className="flex flex-col gap-2">
      <FileCard file={file} />
    </div>
  );
}
