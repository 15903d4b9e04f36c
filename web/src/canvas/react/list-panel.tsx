import { X } from 'lucide-react';
import { useState } from 'react';
import { outlineOf } from '../core/edit/outline';
import { BlockListItem } from './block-list-item';
import { useCanvas } from './canvas-context';
import { ToolButton } from './tool-button';
import { useReadingOrder } from './use-reading-order';

const PAGE = 100;

/** The canvas as a list in reading order: every block reachable and operable without seeing or pointing. */
export function ListPanel() {
  const { store } = useCanvas();
  const order = useReadingOrder(store);
  const [shown, setShown] = useState(PAGE);
  return (
    <section
      className="cv-float absolute inset-y-4 left-4 flex w-90 max-w-[calc(100%-2rem)] flex-col overflow-hidden"
      data-canvas-ui=""
      aria-label="Blocks as a list"
    >
      <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
        <h2 className="text-sm font-semibold">
          Blocks <span className="font-normal text-faint">{order.length}</span>
        </h2>
        <ToolButton label="Close list" onClick={() => store.editor.setState({ panel: 'none' })}>
          <X size={16} />
        </ToolButton>
      </header>
      <ol aria-label="Blocks" className="flex-1 overflow-y-auto p-2" data-canvas-scroll="">
        {outlineOf(store.scene, order.slice(0, shown)).map((entry) => (
          <BlockListItem key={entry.id} entry={entry} />
        ))}
        {order.length > shown && (
          <li>
            <button type="button" className="w-full py-2 text-sm text-link" onClick={() => setShown(shown + PAGE)}>
              Show {Math.min(PAGE, order.length - shown)} more
            </button>
          </li>
        )}
      </ol>
    </section>
  );
}
