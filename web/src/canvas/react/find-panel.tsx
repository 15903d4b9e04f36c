import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { findBlocks } from '../core/edit/find-blocks';
import { BlockIcon } from './block-icon';
import { useCanvas } from './canvas-context';

/** Find a block by title, type or content, and jump to it. */
export function FindPanel() {
  const { store } = useCanvas();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => findBlocks(store.scene, query, 30), [store, query]);
  const close = () => store.editor.setState({ panel: 'none' });
  const go = (index: number) => {
    const hit = found[index];
    if (hit === undefined) return;
    store.jumpTo(hit.id);
    close();
  };
  return (
    <div
      className="cv-float absolute top-4 left-1/2 w-90 max-w-[calc(100%-2rem)] -translate-x-1/2 overflow-hidden"
      data-canvas-ui=""
    >
      <label className="flex h-11 items-center gap-2 px-3 text-faint">
        <Search size={16} />
        <input
          className="h-full flex-1 bg-transparent text-sm text-text outline-none placeholder:text-faint"
          aria-label="Find a block"
          placeholder="Find a block…"
          ref={(element) => element?.focus({ preventScroll: true })}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
            else if (event.key === 'ArrowDown') setActive((i) => Math.min(i + 1, found.length - 1));
            else if (event.key === 'ArrowUp') setActive((i) => Math.max(i - 1, 0));
            else if (event.key === 'Enter') go(active);
            else return;
            event.preventDefault();
          }}
        />
        {query !== '' && (
          <span className="text-xs whitespace-nowrap">{found.length === 30 ? '30+' : found.length}</span>
        )}
      </label>
      {query !== '' && (
        <ul className="max-h-80 overflow-y-auto border-t border-line p-1" data-canvas-scroll="">
          {found.length === 0 && <li className="px-3 py-4 text-center text-sm text-faint">No block has “{query}”.</li>}
          {found.map((hit, i) => (
            <li key={hit.id}>
              <button
                type="button"
                className={`flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm ${i === active ? 'bg-hover' : ''}`}
                onClick={() => go(i)}
                onPointerMove={() => setActive(i)}
              >
                <BlockIcon name={store.scene.catalog.get(hit.type)?.icon ?? hit.type} />
                <span className="min-w-0 flex-1 truncate">{hit.title}</span>
                <span className="text-xs text-faint">{store.scene.catalog.get(hit.type)?.title ?? hit.type}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
