import { Maximize2, Play, RotateCw } from 'lucide-react';
import { useRef, useState } from 'react';
import { frameUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { Button } from '../ui/button';

interface FrameViewProps {
  title: string;
  artifact?: ArtifactRef | null | undefined;
  html?: string | undefined;
  /** Waits for a click before anything in it runs. */
  interactive?: boolean;
}

/**
 * A page that was made here, in a frame that can run script but reach nothing: an opaque origin, no forms, no
 * top navigation, and the artifact's own content policy forbids the network.
 */
export function FrameView({ title, artifact, html, interactive = false }: FrameViewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [started, setStarted] = useState(!interactive);
  const [round, setRound] = useState(0);
  const source = artifact ? { src: frameUrl(artifact) } : { srcDoc: html ?? '' };
  return (
    <figure className="m-0 overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex h-10 items-center gap-1 border-b border-line pr-1 pl-3 text-xs text-muted">
        <span className="min-w-0 flex-1 truncate">{title}</span>
        <Button kind="ghost" size="icon-sm" aria-label="Start again" onClick={() => setRound(round + 1)}>
          <RotateCw size={14} />
        </Button>
        <Button
          kind="ghost"
          size="icon-sm"
          aria-label="Full screen"
          onClick={() => void frame.current?.requestFullscreen()}
        >
          <Maximize2 size={14} />
        </Button>
      </figcaption>
      {started ? (
        <iframe
          key={round}
          ref={frame}
          title={title}
          sandbox={interactive ? 'allow-scripts allow-pointer-lock' : ''}
          referrerPolicy="no-referrer"
          className="block aspect-16/10 w-full bg-white"
          {...source}
        />
      ) : (
        <div className="flex aspect-16/10 w-full items-center justify-center bg-sunken">
          <Button kind="accent" size="lg" onClick={() => setStarted(true)}>
            <Play size={18} /> Start
          </Button>
        </div>
      )}
    </figure>
  );
}
