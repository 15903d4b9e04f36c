import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Kbd } from '@/components/ui/kbd';

export interface CanvasMenuEntry {
  icon: ReactNode;
  label: string;
  keys?: string | undefined;
  danger?: boolean;
  run: () => void;
}

interface CanvasMenuProps {
  label: string;
  /** Groups of verbs with a line between them; empty ones are left out. */
  sections: readonly (readonly CanvasMenuEntry[])[];
  at: { x: number; y: number };
  onClose: () => void;
}

const WIDTH = 232;
const ROW = 32;

/** What can be done with what lies under the pointer. */
export function CanvasMenu({ label, sections, at, onClose }: CanvasMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true }), []);
  const shown = sections.filter((section) => section.length > 0);
  if (shown.length === 0) return null;
  const height = shown.reduce((sum, section) => sum + section.length * ROW + 9, 8);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      step(menu.current, event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        type="button"
        aria-label="Close the menu"
        data-canvas-ui=""
        className="absolute inset-0 z-20 cursor-default"
        onClick={onClose}
        onPointerDown={(event) => {
          if (event.button === 2) onClose(); // what lies there opens its own
        }}
        onContextMenu={(event) => event.preventDefault()}
      />
      <div
        ref={menu}
        data-canvas-ui=""
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={onKeyDown}
        style={{
          left: `max(8px, min(${at.x}px, 100% - ${WIDTH + 8}px))`,
          top: `max(8px, min(${at.y}px, 100% - ${height + 8}px))`,
          width: WIDTH,
        }}
        className="absolute z-21 max-h-[calc(100%-16px)] animate-pop-in overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-lg"
      >
        {shown.map((section, i) => (
          <div key={section[0]!.label}>
            {i > 0 && <hr className="my-1 border-line" />}
            {section.map((entry) => (
              <Entry key={entry.label} entry={entry} onClose={onClose} />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

function Entry({ entry, onClose }: { entry: CanvasMenuEntry; onClose: () => void }) {
  return (
    <button
      type="button"
      role="menuitem"
      onClick={() => {
        onClose();
        entry.run();
      }}
      className={`flex h-8 w-full items-center gap-2.5 rounded-sm px-2 text-left text-[13px] outline-none hover:bg-hover focus-visible:bg-hover ${entry.danger ? 'text-danger' : ''}`}
    >
      <span className={entry.danger ? '' : 'text-faint'}>{entry.icon}</span>
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.keys !== undefined && (
        <span aria-hidden="true" className="max-sm:hidden">
          <Kbd>{entry.keys}</Kbd>
        </span>
      )}
    </button>
  );
}

function step(menu: HTMLElement | null, by: 1 | -1): void {
  const items = [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const next = items[(items.indexOf(document.activeElement as HTMLElement) + by + items.length) % items.length];
  next?.focus();
}
