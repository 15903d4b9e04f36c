import { lazy } from 'react';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { FileCard } from './file-card';

const PdfDocument = lazy(async () => ({ default: (await import('./pdf/pdf-document')).PdfDocument }));

export function AudioView({ file }: { file: ArtifactRef }) {
  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/useMediaCaption: spoken from a text that stands beside it */}
      <audio controls preload="metadata" src={artifactUrl(file, true)} className="w-full" />
      <FileCard file={file} />
    </div>
  );
}

/** A player with scrubbing; captions are a track that can be switched on. */
interface VideoProps {
  file: ArtifactRef;
  captions?: ArtifactRef | null;
  poster?: ArtifactRef | null;
}

export function VideoView({ file, captions, poster }: VideoProps) {
  return (
    <div className="flex flex-col gap-2">
      <video
        controls
        playsInline
        preload="metadata"
        src={artifactUrl(file, true)}
        {...(poster ? { poster: artifactUrl(poster, true) } : {})}
        className="aspect-video w-full rounded-lg bg-black"
      >
        {captions && <track kind="captions" srcLang="en" label="Captions" src={artifactUrl(captions, true)} />}
      </video>
      <FileCard file={file} />
    </div>
  );
}

export function PdfView({ file }: { file: ArtifactRef }) {
  return (
    <div className="flex flex-col gap-2">
      <PdfDocument file={file} />
      <FileCard file={file} />
    </div>
  );
}
