import { useLayoutEffect, useRef } from 'react';
import { useCanvas } from './canvas-context';
import { useBlock } from './use-block';
import { useEditor } from './use-editor';

/** The four corners by which the one selected block is resized. */
export function SelectionHandles() {
  const { store } = useCanvas();
  const id = useEditor(store, (s) => (s.selection.size === 1 && !s.readOnly ? ([...s.selection][0] ?? null) : null));
  return id === null ? null : <Handles id={id} />;
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

function Handles({ id }: { id: string }) {
  const { store } = useCanvas();
  const locked = useBlock(store, id)?.props.locked === true;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const rect = store.scene.blocks.rectOf(id);
      const corners = element.current?.children ?? [];
      if (rect === null) return;
      CORNERS.forEach(([cx, cy], i) => {
        const corner = corners[i];
        if (!(corner instanceof HTMLElement)) return;
        corner.style.left = `${rect.x + cx * rect.w}px`;
        corner.style.top = `${rect.y + cy * rect.h}px`;
      });
    };
    place();
    const ends = [store.scene.onChange(place), store.scene.onDraft(place)];
    return () => {
      for (const end of ends) end();
    };
  }, [store, id]);
  if (locked) return null;
  return (
    <div ref={element} className="cv-pin">
      {CORNERS.map((corner) => (
        <i key={corner.join()} className="cv-handle" />
      ))}
    </div>
  );
}
