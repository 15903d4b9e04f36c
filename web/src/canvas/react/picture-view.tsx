import { useLayoutEffect, useRef } from 'react';
import type { CanvasPicture } from '@/lib/api/types/canvas';
import { paintPicture } from '../core/picture/picture-stage';
import './canvas.css';

interface PictureViewProps {
  picture: CanvasPicture;
  /** Called when the picture is on the screen. */
  onPainted: () => void;
}

/** A canvas as a picture, where it will stand once it is live. Fills its parent. */
export function PictureView({ picture, onPainted }: PictureViewProps) {
  const root = useRef<HTMLDivElement>(null);
  const dots = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const painted = useRef(onPainted);
  painted.current = onPainted;
  useLayoutEffect(() => {
    if (!root.current || !dots.current || !base.current) return undefined;
    paintPicture(picture, { root: root.current, dots: dots.current, base: base.current });
    // A frame that was asked for now shows the picture; when the one after it begins, it has been shown.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => painted.current());
    });
    return () => cancelAnimationFrame(frame);
  }, [picture]);
  return (
    <div ref={root} className="cv-picture" aria-hidden="true">
      <div ref={dots} className="cv-dots" />
      <canvas ref={base} className="cv-base" />
    </div>
  );
}
