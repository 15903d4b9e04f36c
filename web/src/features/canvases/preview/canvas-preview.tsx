import { Workflow } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useInSight } from '@/lib/hooks/use-in-sight';
import { useCanvasPicture } from '@/lib/queries/use-canvas-picture';
import { previewShapes } from './preview-shapes';

/** What a canvas looks like from afar: asked for when it comes into sight. */
export function CanvasPreview({ id, updatedAt }: { id: string; updatedAt: string }) {
  const box = useRef<HTMLDivElement>(null);
  const picture = useCanvasPicture(id, updatedAt, useInSight(box));
  const shapes = useMemo(() => (picture.data ? previewShapes(picture.data) : null), [picture.data]);
  return (
    <div
      ref={box}
      aria-hidden="true"
      className="flex h-36 items-center justify-center border-b border-line bg-[var(--canvas)] p-2 [background-image:radial-gradient(var(--canvas-dot)_1px,transparent_1px)] [background-size:16px_16px]"
    >
      {shapes && (
        <svg viewBox={shapes.viewBox} className="size-full" role="presentation">
          {shapes.shapes
            .filter((shape) => shape.color === null)
            .map(({ path }) => (
              <path key="structure" d={path} className="fill-surface stroke-line" vectorEffect="non-scaling-stroke" />
            ))}
          <path
            d={shapes.connections}
            className="fill-none"
            stroke="var(--edge)"
            strokeOpacity={0.5}
            vectorEffect="non-scaling-stroke"
          />
          {shapes.shapes
            .filter((shape) => shape.color !== null)
            .map(({ color, path }) => (
              <path key={color} d={path} fill={color!} fillOpacity={0.8} />
            ))}
        </svg>
      )}
      {picture.isSuccess && shapes === null && <Workflow size={22} className="text-faint" />}
    </div>
  );
}
