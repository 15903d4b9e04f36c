import { clsx } from 'clsx';
import { useState } from 'react';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { ImageLightbox } from './image-lightbox';

export interface GalleryImage {
  file: ArtifactRef;
  title: string;
}

/** Pictures to look at: one as large as there is room, several as a grid; each opens full size. */
export function ImageGallery({ images }: { images: readonly GalleryImage[] }) {
  const [shown, setShown] = useState<number | null>(null);
  const many = images.length > 1;
  return (
    <>
      <ul className={clsx(many && 'grid grid-cols-2 gap-2.5 sm:grid-cols-[repeat(auto-fill,minmax(180px,1fr))]')}>
        {images.map((image, i) => (
          <li key={`${image.file.artifact}-${i}`} className="min-w-0">
            <button
              type="button"
              aria-label={`View ${image.title}`}
              onClick={() => setShown(i)}
              className={clsx(
                'group block cursor-zoom-in overflow-hidden rounded-lg border border-line bg-sunken hover:border-line-strong',
                many ? 'aspect-4/3 w-full' : 'max-w-full',
              )}
            >
              <img
                src={artifactUrl(image.file, true)}
                alt={image.title}
                loading="lazy"
                className={clsx('block object-contain', many ? 'size-full' : 'max-h-150 max-w-full')}
              />
            </button>
            {many && <p className="mt-1 truncate text-xs text-muted">{image.title}</p>}
          </li>
        ))}
      </ul>
      {shown !== null && (
        <ImageLightbox images={images} index={shown} onIndex={setShown} onClose={() => setShown(null)} />
      )}
    </>
  );
}
