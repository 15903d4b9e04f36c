import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

const [LOWEST, HALF, HIGHEST] = [16, 45, 85];
const clamp = (share: number) => Math.min(HIGHEST, Math.max(LOWEST, share));

interface SideSheetProps {
  label: string;
  /** Leaves more of the main thing in sight. */
  narrow?: boolean;
  children: ReactNode;
}

/**
 * Beside the main thing where there is room; on a narrow screen below it, as high as its grip is drawn. Belongs into a row that becomes a column below `lg`.
 */
export function SideSheet({ label, narrow = false, children }: SideSheetProps) {
  const sheet = useRef<HTMLElement>(null);
  const [share, setShare] = useState(HALF);
  const drag = (event: PointerEvent) => {
    const room = sheet.current?.parentElement?.getBoundingClientRect();
    if (!room || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setShare(clamp((100 * (room.bottom - event.clientY)) / room.height));
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowUp: 10, ArrowDown: -10 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setShare(clamp(share + step));
  };
  return (
    <aside
      ref={sheet}
      aria-label={label}
      style={{ ['--sheet' as string]: `${share}%` }}
      data-narrow={narrow}
      className="flex w-100 shrink-0 flex-col data-[narrow=true]:w-90 border-l border-line bg-surface max-lg:h-(--sheet) max-lg:w-full! max-lg:rounded-t-xl max-lg:border-t max-lg:border-l-0 max-lg:shadow-lg"
    >
      <div
        role="slider"
        tabIndex={0}
        aria-label="Height of the sheet"
        aria-orientation="vertical"
        aria-valuemin={LOWEST}
        aria-valuemax={HIGHEST}
        aria-valuenow={Math.round(share)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => setShare(share > LOWEST ? LOWEST : HALF)}
        onKeyDown={keys}
        className="flex h-6 shrink-0 cursor-row-resize touch-none items-center justify-center lg:hidden"
      >
        <span className="h-1 w-10 rounded-full bg-line-strong" />
      </div>
      {children}
    </aside>
  );
}
