import { clsx } from 'clsx';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, useState } from 'react';
import { artifactUrl } from '@/lib/api/artifact-url';
import { Button } from '../ui/button';
import type { GalleryImage } from './image-gallery';

interface ImageLightboxProps {
  images: readonly GalleryImage[];
  index: number;
  onIndex: (index: number) => void;
  onClose: () => void;
}

/** One picture over everything: arrows leaf through, a click shows its own pixels, Escape closes. */
export function ImageLightbox({ images, index, onIndex, onClose }: ImageLightboxProps) {
  const [close, setClose] = useState(false);
  const { file, title } = images[index]!;
  const go = (by: number) => {
    setClose(false);
    onIndex((index + by + images.length) % images.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(-1);
    if (event.key === 'ArrowRight') go(1);
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade-in bg-black/80" />
        <Radix.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 flex flex-col outline-none"
        >
          <header className="flex items-center gap-2 bg-raised px-4 py-2">
            <Radix.Title className="min-w-0 flex-1 truncate text-sm font-medium">{title}</Radix.Title>
            {images.length > 1 && (
              <span className="text-xs text-muted tabular-nums">
                {index + 1} / {images.length}
              </span>
            )}
            <Button kind="ghost" size="icon-sm" asChild>
              <a href={artifactUrl(file)} download={file.name} aria-label={`Download ${file.name}`}>
                <Download size={16} />
              </a>
            </Button>
            <Radix.Close asChild>
              <Button kind="ghost" size="icon-sm" aria-label="Close">
                <X size={16} />
              </Button>
            </Radix.Close>
          </header>
          <div className={clsx('min-h-0 flex-1', close ? 'overflow-auto' : 'flex items-center justify-center p-4')}>
            <button
              type="button"
              aria-label={close ? 'Fit into the window' : 'Show its own pixels'}
              onClick={() => setClose(!close)}
              className={clsx('block max-h-full', close ? 'max-h-none cursor-zoom-out' : 'max-w-full cursor-zoom-in')}
            >
              <img
                src={artifactUrl(file, true)}
                alt={title}
                className={clsx('block bg-white', close ? 'max-w-none' : 'max-h-[calc(100dvh-6rem)] max-w-full')}
              />
            </button>
          </div>
          {images.length > 1 && (
            <>
              <Turn side="left-3" label="Previous picture" onTurn={() => go(-1)} icon={<ChevronLeft size={20} />} />
              <Turn side="right-3" label="Next picture" onTurn={() => go(1)} icon={<ChevronRight size={20} />} />
            </>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface TurnProps {
  side: string;
  label: string;
  onTurn: () => void;
  icon: React.ReactNode;
}

function Turn({ side, label, onTurn, icon }: TurnProps) {
  return (
    <Button size="icon" aria-label={label} onClick={onTurn} className={clsx('absolute top-1/2 shadow-md', side)}>
      {icon}
    </Button>
  );
}
