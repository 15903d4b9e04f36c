import { type KeyboardEvent, type MouseEvent, useRef, type WheelEvent } from 'react';
import type { Deed } from './use-recording';

const KEYS = new Set(['Enter', 'Tab', 'Backspace', 'Delete', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

interface SteeredPageProps {
  frame: string;
  /** Whether the next click takes a text or a table instead of clicking. */
  taking: boolean;
  act: (deed: Deed) => void;
}

/** The live picture of a page: clicks, keys and the wheel go to where it is. */
export function SteeredPage({ frame, taking, act }: SteeredPageProps) {
  const image = useRef<HTMLImageElement>(null);
  const placeOf = (event: MouseEvent) => {
    const picture = image.current!;
    const box = picture.getBoundingClientRect();
    return {
      x: Math.round(((event.clientX - box.left) / box.width) * picture.naturalWidth),
      y: Math.round(((event.clientY - box.top) / box.height) * picture.naturalHeight),
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS.has(event.key)) act({ do: 'key', text: event.key });
    else if (event.key.length === 1) act({ do: 'text', text: event.key });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onWheel = (event: WheelEvent) => act({ do: 'scroll', ...placeOf(event), text: String(event.deltaY) });
  return (
    <button
      type="button"
      aria-label="The page: click and type as on the page itself"
      className={`block w-full overflow-hidden rounded-lg border border-line bg-white focus-visible:outline-2 focus-visible:outline-primary ${taking ? 'cursor-copy' : 'cursor-default'}`}
      onClick={(event) => event.detail > 0 && act({ do: taking ? 'take' : 'click', ...placeOf(event) })}
      onKeyDown={onKeyDown}
      onWheel={onWheel}
    >
      <img ref={image} src={frame} alt="The page as it is seen now" draggable={false} className="block w-full" />
    </button>
  );
}
