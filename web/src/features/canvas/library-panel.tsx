import { clsx } from 'clsx';
import { Search, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import { BLOCK_MIME } from '@/canvas/core/input/drop-controller';
import { BlockIcon } from '@/canvas/react/block-icon';
import { Button } from '@/components/ui/button';
import { ChoiceChips } from '@/components/ui/choice-chips';
import { Input } from '@/components/ui/input';
import type { BlockType } from '@/lib/api/types/block-type';
import { groupByCategory, searchTypes } from './search-types';

interface LibraryPanelProps {
  types: BlockType[];
  store: CanvasStore;
  /** Lies over the canvas instead of beside it. */
  overlay: boolean;
  onClose: () => void;
}

/** What there is to build with: drag it onto the canvas, or press Enter. */
export function LibraryPanel({ types, store, overlay, onClose }: LibraryPanelProps) {
  const [query, setQuery] = useState('');
  const [category, setCategory] = useState('');
  const categories = useMemo(() => [...new Set(types.map((t) => t.category))], [types]);
  const groups = groupByCategory(searchTypes(types, query, category));
  const add = (type: string) => {
    const view = store.camera;
    const box = document.querySelector('.cv-root')?.getBoundingClientRect();
    const center = view.toWorld({ x: (box?.width ?? 800) / 2, y: (box?.height ?? 600) / 2 });
    store.commands.add({ type, at: { x: center.x - 140, y: center.y - 72 } });
    if (overlay) onClose();
  };
  return (
    <aside
      aria-label="Block library"
      className={clsx(
        'flex w-64 shrink-0 flex-col border-r border-line bg-surface',
        overlay && 'absolute inset-y-0 left-0 z-30 w-72 max-w-[85%] animate-fade-in shadow-lg',
      )}
    >
      <div className="flex flex-col gap-2.5 border-b border-line p-3">
        <div className="flex gap-2">
          <div className="relative flex-1">
            <Search size={14} aria-hidden="true" className="absolute top-2.5 left-2.5 text-faint" />
            <Input
              type="search"
              aria-label="Search blocks"
              placeholder="Search blocks"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              className="h-8! pl-8 text-[13px]"
            />
          </div>
          {overlay && (
            <Button kind="ghost" size="icon-sm" aria-label="Close the library" onClick={onClose}>
              <X size={16} />
            </Button>
          )}
        </div>
        <ChoiceChips
          label="Category"
          small
          value={category}
          onChange={(picked) => setCategory(picked === category ? '' : picked)}
          options={categories.map((c) => ({ value: c, label: c[0]!.toUpperCase() + c.slice(1) }))}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        {groups.length === 0 && <p className="px-2 py-8 text-center text-sm text-muted">No block matches.</p>}
        {groups.map(([name, list]) => (
          <section key={name} className="mb-3">
            <h2 className="px-2 pt-1 pb-1.5 text-xs font-medium text-faint capitalize">{name}</h2>
            <ul>
              {list.map((t) => (
                <li key={t.type}>
                  <button
                    type="button"
                    draggable
                    title={t.description}
                    onDragStart={(event) => {
                      event.dataTransfer.setData(BLOCK_MIME, t.type);
                      event.dataTransfer.effectAllowed = 'copy';
                    }}
                    onClick={() => add(t.type)}
                    className="flex w-full cursor-grab items-start gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover active:cursor-grabbing"
                  >
                    <span
                      className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-md text-white"
                      style={{ background: t.color }}
                    >
                      <BlockIcon name={t.icon} size={15} />
                    </span>
                    <span className="min-w-0">
                      <span className="block truncate text-[13px] font-medium">{t.title}</span>
                      <span className="line-clamp-2 text-[11px] leading-4 text-faint">{t.description}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </aside>
  );
}
