import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import { PdfPage } from './pdf-page';
import { usePdf } from './use-pdf';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const MARGIN = 24;

/** A PDF to read where it stands: pages as wide as there is room, larger on demand. */
export function PdfDocument({ file }: { file: ArtifactRef }) {
  const { document, error } = usePdf(artifactUrl(file, true));
  const pages = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [current, setCurrent] = useState(1);

  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    if (pages.current) watch.observe(pages.current);
    return () => watch.disconnect();
  }, []);

  if (error) {
    return (
      <p className="rounded-lg border border-line bg-surface px-4 py-3 text-sm text-muted">
        This PDF cannot be shown here. It can be downloaded.
      </p>
    );
  }
  const width = Math.round(Math.min(Math.max(0, room - MARGIN), 900) * zoom);
  return (
    <figure className="m-0 overflow-hidden rounded-lg border border-line bg-sunken">
      <figcaption className="flex h-10 items-center gap-1 border-b border-line bg-surface pr-1 pl-3 text-xs text-muted">
        <span className="min-w-0 flex-1 truncate">{file.name}</span>
        <span className="px-2 tabular-nums">{document ? `${current} / ${document.numPages}` : 'Opening…'}</span>
        <ZoomButton label="Smaller" to={ZOOMS.findLast((z) => z < zoom)} onZoom={setZoom} icon={<Minus size={14} />} />
        <span className="w-10 text-center tabular-nums">{Math.round(zoom * 100)} %</span>
        <ZoomButton label="Larger" to={ZOOMS.find((z) => z > zoom)} onZoom={setZoom} icon={<Plus size={14} />} />
      </figcaption>
      <section
        ref={pages}
        data-pdf-pages=""
        aria-label={`Pages of ${file.name}`}
        tabIndex={0}
        className="flex max-h-[min(78vh,860px)] min-h-60 flex-col gap-3 overflow-auto py-3"
      >
        {document === null && <Skeleton className="mx-3 h-96" />}
        {document &&
          Array.from({ length: document.numPages }, (_, i) => (
            <PdfPage key={i} document={document} number={i + 1} width={width} onSeen={setCurrent} />
          ))}
      </section>
    </figure>
  );
}

interface ZoomButtonProps {
  label: string;
  to: number | undefined;
  onZoom: (zoom: number) => void;
  icon: React.ReactNode;
}

function ZoomButton({ label, to, onZoom, icon }: ZoomButtonProps) {
  return (
    <Button
      kind="ghost"
      size="icon-sm"
      aria-label={label}
      disabled={to === undefined}
      onClick={() => to !== undefined && onZoom(to)}
    >
      {icon}
    </Button>
  );
}
