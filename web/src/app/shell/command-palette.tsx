import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { matchCommands, useCommands } from './use-commands';

/** Everything by name: pages, canvases, runs, and what can be done. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = matchCommands(useCommands(), query);
  const current = Math.min(active, Math.max(0, found.length - 1));
  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const run = (index: number) => {
    const command = found[index];
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((current + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(current);
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade-in bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100%-24px)] max-w-140 -translate-x-1/2 animate-pop-in overflow-hidden rounded-lg border border-line bg-raised shadow-lg outline-none"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <div className="flex items-center gap-3 border-b border-line px-4">
            <Search size={16} aria-hidden="true" className="text-faint" />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls={id}
              aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
              aria-label="Search pages, canvases, runs and commands"
              placeholder="Go to, open, do…"
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              className="h-12 flex-1 bg-transparent text-[15px] outline-none placeholder:text-faint"
            />
          </div>
          <div ref={list} id={id} role="listbox" aria-label="Found" className="max-h-90 overflow-y-auto p-1.5">
            {found.length === 0 && <p className="px-3 py-6 text-center text-sm text-muted">Nothing found.</p>}
            {found.map((command, i) => (
              <div
                key={command.id}
                id={`${id}-${i}`}
                data-index={i}
                role="option"
                tabIndex={-1}
                aria-selected={i === current}
                onPointerMove={() => setActive(i)}
                onClick={() => run(i)}
                onKeyDown={onKeyDown}
                className={clsx(
                  'flex h-10 cursor-default items-center gap-3 rounded-md px-3',
                  i === current && 'bg-hover',
                )}
              >
                <command.icon size={16} aria-hidden="true" className="text-faint" />
                <span className="min-w-0 flex-1 truncate text-sm">{command.title}</span>
                <span className="text-xs text-faint">{command.group}</span>
              </div>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
