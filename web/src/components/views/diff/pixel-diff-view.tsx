import { useEffect, useRef, useState } from 'react';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef } from '@/lib/api/types/result';
import { pixelDiff } from '@/lib/diff/pixel-diff';

const WIDEST = 900;

/** What differs between two pictures in red, on the newer one faded; pictures of unlike size are laid over each other at one size. */
export function PixelDiffView({ before, after }: { before: ArtifactRef; after: ArtifactRef }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let over = false;
    Promise.all([load(before), load(after)]).then(
      ([one, other]) => {
        if (!over && canvas.current) setShare(draw(canvas.current, one, other));
      },
      () => !over && setFailed(true),
    );
    return () => {
      over = true;
    };
  }, [before, after]);
  if (failed) return <p className="text-[13px] text-danger">One of the pictures cannot be opened.</p>;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-xs text-muted tabular-nums" role="status">
        {share === null ? 'Comparing …' : `${(share * 100).toFixed(share < 0.1 ? 2 : 0)} % of the pixels differ`}
      </p>
      <canvas ref={canvas} className="block w-full rounded-lg border border-line bg-white" />
    </div>
  );
}

async function load(file: ArtifactRef): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = artifactUrl(file, true);
  await image.decode();
  return image;
}

function draw(canvas: HTMLCanvasElement, before: HTMLImageElement, after: HTMLImageElement): number {
  const scale = Math.min(1, WIDEST / (after.naturalWidth || WIDEST));
  canvas.width = Math.max(1, Math.round((after.naturalWidth || WIDEST) * scale));
  canvas.height = Math.max(1, Math.round((after.naturalHeight || WIDEST * 0.6) * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const pixelsOf = (image: HTMLImageElement) => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const { share, marked } = pixelDiff(pixelsOf(before), pixelsOf(after));
  context.putImageData(new ImageData(marked, canvas.width, canvas.height), 0, 0);
  return share;
}
