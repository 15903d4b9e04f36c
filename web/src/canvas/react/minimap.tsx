import { type PointerEvent, useEffect, useRef } from 'react';
import { MinimapView } from '../core/view/minimap-view';
import { useCanvas } from './canvas-context';

/** The whole canvas in a corner while some of it is out of sight; press or drag to look elsewhere. */
export function Minimap() {
  const { store } = useCanvas();
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<MinimapView | null>(null);
  useEffect(() => {
    if (root.current === null || canvas.current === null || frame.current === null) return undefined;
    const created = new MinimapView(store, root.current, canvas.current, frame.current);
    view.current = created;
    return () => created.destroy();
  }, [store]);
  const look = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    view.current?.lookAt(event.clientX - box.left, event.clientY - box.top);
  };
  return (
    <div
      ref={root}
      className="cv-float cv-minimap absolute right-4 bottom-16 h-33 w-50 overflow-hidden max-md:hidden"
      data-canvas-ui=""
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={look}
    >
      <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
      <div
        ref={frame}
        className="absolute top-0 left-0 rounded-[3px] border-[1.5px] border-primary bg-primary/6"
        style={{ transformOrigin: '0 0' }}
      />
    </div>
  );
}
